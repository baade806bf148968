import type { SessionReport } from '../../lib/api/session-report.ts';
import { Icon, type IconName } from '../base/icon.tsx';
import { seconds } from './seconds.ts';

const ICONS: ReadonlyMap<string, IconName> = new Map([
	['press', 'play'],
	['licence', 'key'],
	['streams', 'list'],
	['playing', 'statistic'],
	['error', 'error'],
	['stop', 'stop'],
	['sign-in', 'person'],
]);

/** From Play to Stop; the break is red and says so in words. */
export function SessionSteps(props: { readonly steps: SessionReport['steps']; readonly start: string }) {
	return (
		<ol className="steps" style={{ '--steps': props.steps.length } as React.CSSProperties}>
			{props.steps.map((step, index) => (
				<li key={index} className={step.trouble ? 'st err' : 'st'}>
					<span className="dot">
						<Icon name={ICONS.get(step.kind) ?? (step.trouble ? 'error' : 'note')} />
					</span>
					<b>{step.word}</b>
					<time>
						{step.offsetNanos === null ? props.start.slice(11, 19) : `+${seconds(step.offsetNanos)}`}
					</time>
					<p>{step.detail}</p>
				</li>
			))}
		</ol>
	);
}
