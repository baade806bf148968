import type { TroubleMeasure } from '../../lib/api/trouble.ts';
import { Icon } from './icon.tsx';

/** More fails than usual, or it takes longer. */
export function TroubleMark({ kind }: Pick<TroubleMeasure, 'kind'>) {
	return (
		<span className={kind === 'share' ? 'c-error' : 'c-anom'}>
			<Icon name={kind === 'share' ? 'error' : 'anomaly'} />
		</span>
	);
}
