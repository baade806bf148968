import { minutePath } from '../../lib/view/charts/minute-path.ts';
import type { TroubleList } from '../../lib/api/trouble.ts';

const SIZE = { width: 128, height: 28 };
const HOUR_MS = 3_600_000;

/** The number of a service in trouble over the hour before, by the minute. */
export function TroubleTrend(props: {
	readonly trouble: TroubleList['services'][number];
	/** End of the hour, ISO 8601. */
	readonly to: string;
}) {
	const { service, trend, measure } = props.trouble;
	const failing = measure.kind === 'share';
	const points = trend.map(({ start, value }) => ({ at: Date.parse(start), value }));
	const to = Date.parse(props.to);
	return (
		<svg
			className="spark"
			viewBox={`-1 -2 ${SIZE.width + 2} ${SIZE.height + 4}`}
			role="img"
			aria-label={`${failing ? 'Failed calls' : 'p99'} of ${service} in the last hour, by the minute`}
		>
			<path
				d={minutePath(points, { from: to - HOUR_MS, to }, SIZE)}
				fill="none"
				strokeWidth="1.6"
				stroke={failing ? 'var(--error-solid)' : 'var(--anomaly-solid)'}
			/>
		</svg>
	);
}
