import { ticksOf } from '../../../lib/view/timeline/axis-ticks.ts';
import type { TimeAxis } from '../../../lib/view/timeline/time-axis.ts';
import { formatDuration } from '../../../lib/format/duration.ts';

const TICKS = 6;

/** The times over the rows, and how long each cut is. Said in words by every row, so hidden here. */
export function AxisHead({ axis, narrow }: { readonly axis: TimeAxis; readonly narrow: boolean }) {
	return (
		<div className="wf-ax" aria-hidden="true">
			<div className="lab">Service and operation</div>
			<div className="ar">
				{ticksOf(axis, narrow ? TICKS - 1 : TICKS).map((tick) => (
					<span
						key={tick.place}
						className={tick.place > 97 ? 'last' : tick.place < 1 ? 'first' : undefined}
						style={{ left: `${tick.place}%` }}
					>
						{tick.text}
					</span>
				))}
				{cutsInView(axis).map((cut) => (
					<b key={cut.left} style={{ left: `${cut.left + cut.width / 2}%` }}>
						{cut.length}
					</b>
				))}
			</div>
			<div className="du">Took</div>
		</div>
	);
}

/** Lines of the times behind the rows. */
export function AxisGrid({ axis, narrow }: { readonly axis: TimeAxis; readonly narrow: boolean }) {
	return (
		<div className="wf-grid" aria-hidden="true">
			{ticksOf(axis, narrow ? TICKS - 1 : TICKS).map((tick) => (
				<i key={tick.place} style={{ left: `${tick.place}%` }} />
			))}
		</div>
	);
}

/** Breaks over the rows where time was cut. */
export function AxisCuts({ axis }: { readonly axis: TimeAxis }) {
	const cuts = cutsInView(axis);
	if (cuts.length === 0) return null;
	return (
		<div className="wf-grid over" aria-hidden="true">
			{cuts.map((cut) => (
				<i key={cut.left} className="cut" style={{ left: `${cut.left}%`, width: `${cut.width}%` }} />
			))}
		</div>
	);
}

function cutsInView(axis: TimeAxis) {
	return axis.cuts.flatMap((cut) => {
		const left = Math.max(0, axis.place(cut.from));
		const right = Math.min(100, axis.place(cut.to));
		return right <= left ? [] : [{ left, width: right - left, length: formatDuration(cut.to - cut.from) }];
	});
}
