import type { TimeAxis } from '../../../lib/view/timeline/time-axis.ts';
import type { NanosRange } from '../../../lib/view/timeline/time-scale.ts';

/** A stretch of time as a bar; what lies outside the view is not drawn, an open end has no edge. */
export function Stretch(props: {
	readonly className: string;
	readonly part: NanosRange;
	readonly axis: TimeAxis;
	readonly background?: string;
}) {
	const left = props.axis.place(props.part.from);
	const right = props.axis.place(props.part.to);
	if (right < 0 || left > 100) return null;
	const start = Math.max(0, left);
	const width = Math.max(0, Math.min(100, right) - start);
	return (
		<span
			className={`${props.className}${right > 100 ? ' over' : ''}`}
			style={{ left: `${start}%`, width: `${width}%`, background: props.background }}
		/>
	);
}

/** A moment as a tick. */
export function Moment(props: { readonly className: string; readonly at: number; readonly axis: TimeAxis }) {
	const left = props.axis.place(props.at);
	return left < 0 || left > 100 ? null : <span className={props.className} style={{ left: `${left}%` }} />;
}

/** Says at the edge that all of a row lies before or after what is in view. */
export function Outside({ part, axis }: { readonly part: NanosRange; readonly axis: TimeAxis }) {
	if (axis.place(part.from) > 100) return <span className="off after">›</span>;
	if (axis.place(part.to) < 0) return <span className="off before">‹</span>;
	return null;
}
