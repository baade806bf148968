import { minutePath } from '../../lib/view/charts/minute-path.ts';
import { formatClock } from '../../lib/format/clock.ts';

const SIZE = { width: 240, height: 44 };

/** A value by the minute as a line. */
export function MinuteLine(props: {
	/** ISO 8601. */
	readonly from: string;
	readonly to: string;
	readonly points: readonly { readonly start: string; readonly value: number }[];
	readonly colour: string;
	/** What the picture shows, in a sentence. */
	readonly says: string;
}) {
	const [from, to] = [Date.parse(props.from), Date.parse(props.to)];
	const points = props.points.map(({ start, value }) => ({ at: Date.parse(start), value }));
	return (
		<svg
			viewBox={`0 -2 ${SIZE.width} ${SIZE.height + 20}`}
			className="sv-line"
			role="img"
			aria-label={`${props.says} ${formatClock(from)} to ${formatClock(to)} UTC.`}
		>
			<line x1="0" x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} stroke="var(--line)" />
			<path d={minutePath(points, { from, to }, SIZE)} fill="none" stroke={props.colour} strokeWidth="1.5" />
			<text x="0" y={SIZE.height + 15} className="sx">
				{formatClock(from)}
			</text>
			<text x={SIZE.width} y={SIZE.height + 15} textAnchor="end" className="sx">
				{formatClock(to)}
			</text>
		</svg>
	);
}
