import type { VerdictState } from '../../lib/model/verdict.ts';
import { Icon, type IconName } from './icon.tsx';

const ICONS: Record<VerdictState, readonly [icon: IconName, colour: string]> = {
	failed: ['error', 'c-error'],
	gap: ['warning', 'c-warn'],
	slow: ['anomaly', 'c-anom'],
	healthy: ['healthy', 'c2'],
	running: ['clock', 'c2'],
	unknown: ['note', 'c2'],
};

/** How a request ended, by its outline and colour; the words stand beside it. */
export function StateIcon({ state }: { readonly state: VerdictState }) {
	const [icon, colour] = ICONS[state];
	return (
		<span className={colour}>
			<Icon name={icon} />
		</span>
	);
}
