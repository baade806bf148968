import { type TimeAxis, timeAxis } from './time-axis.ts';
import type { NanosRange } from './time-scale.ts';
import type { TimelineExtents } from './timeline-extents.ts';

/** What decides the scales of the timeline. */
export interface AxisChoice {
	readonly zoom: NanosRange | undefined;
	/** Times as corrected, or as each sender's clock had them. */
	readonly clock: 'corrected' | 'raw';
	/** Empty stretches cut short, or as long as they were. */
	readonly scale: 'cut' | 'true';
}

export interface TimelineAxes {
	/** Scale of the part in view. */
	readonly axis: TimeAxis;
	/** Scale of the whole request, for the minimap. */
	readonly overview: TimeAxis;
	/** True where there are empty stretches to cut, though they may be shown. */
	readonly hasCuts: boolean;
}

const NO_CUTS: readonly NanosRange[] = [];

export function timelineAxes(ranges: TimelineExtents, { zoom, clock, scale }: AxisChoice): TimelineAxes {
	const { whole, cuts } = ranges[clock];
	const drawn = scale === 'true' ? NO_CUTS : cuts;
	const from = Math.max(whole.from, Math.min(zoom?.from ?? whole.from, whole.to - 1));
	const to = Math.max(from + 1, Math.min(whole.to, zoom?.to ?? whole.to));
	return {
		axis: timeAxis(whole, { from, to }, drawn),
		overview: timeAxis(whole, whole, drawn),
		hasCuts: cuts.length > 0,
	};
}
