import type { Nanos } from '../../model/time.ts';
import { panRange, percentOf, type NanosRange, zoomRange } from './time-scale.ts';

/**
 * The scale of the timeline: a range of true time, with empty stretches drawn short.
 *
 *     true time    ├work┤········· night ·········├work┤
 *     as drawn     ├work┤//├work┤
 *
 * All times in and out are true nanoseconds from the start of the request; only places know of the cuts.
 */
export interface TimeAxis {
	readonly whole: NanosRange;
	/** The part in view. */
	readonly range: NanosRange;
	/** Stretches drawn short, by time, none overlapping. */
	readonly cuts: readonly NanosRange[];
	/** Where a time is drawn, in percent of the width. Not clamped. */
	place(time: Nanos): number;
	/** The time drawn at a share of the width, 0 left edge, 1 right edge. */
	timeAt(share: number): Nanos;
}

/** A cut is drawn this long, as a share of what is not cut. */
const BREAK_SHARE = 0.04;

export function timeAxis(whole: NanosRange, range: NanosRange, cuts: readonly NanosRange[]): TimeAxis {
	const drawn = drawnTime(whole, cuts);
	const shown = { from: drawn.of(range.from), to: drawn.of(range.to) };
	return {
		whole,
		range,
		cuts,
		place: (time) => percentOf(shown, drawn.of(time)),
		timeAt: (share) => drawn.back(shown.from + (shown.to - shown.from) * share),
	};
}

/** The range in view after zooming by `factor` around the share `anchor` of the width. */
export function zoomAxis(axis: TimeAxis, factor: number, anchor = 0.5): NanosRange {
	return turned(axis, (range, whole) => zoomRange(range, whole, factor, anchor));
}

/** The range in view after moving by a share of the width. */
export function panAxis(axis: TimeAxis, share: number): NanosRange {
	return turned(axis, (range, whole) => panRange(range, whole, share));
}

/** A range in view, or undefined where it is the whole: what the store and the address hold. */
export function zoomOf(range: NanosRange, whole: NanosRange): NanosRange | undefined {
	return range.from <= whole.from && range.to >= whole.to ? undefined : range;
}

function turned(axis: TimeAxis, turn: (range: NanosRange, whole: NanosRange) => NanosRange): NanosRange {
	const drawn = drawnTime(axis.whole, axis.cuts);
	const inDrawn = ({ from, to }: NanosRange) => ({ from: drawn.of(from), to: drawn.of(to) });
	const next = turn(inDrawn(axis.range), inDrawn(axis.whole));
	return { from: drawn.back(next.from), to: drawn.back(next.to) };
}

/** Between true time and drawn time, in which every cut has one short length. There are few cuts. */
function drawnTime(whole: NanosRange, cuts: readonly NanosRange[]) {
	const removed = cuts.reduce((sum, cut) => sum + cut.to - cut.from, 0);
	const short = (whole.to - whole.from - removed) * BREAK_SHARE;
	return {
		of(time: Nanos): number {
			let drawn = time;
			for (const cut of cuts) {
				if (time <= cut.from) break;
				const passed = Math.min(time, cut.to) - cut.from;
				drawn -= passed * (1 - short / (cut.to - cut.from));
			}
			return drawn;
		},
		back(drawn: number): Nanos {
			let time = drawn;
			for (const cut of cuts) {
				if (time <= cut.from) break;
				const length = cut.to - cut.from;
				const passed = Math.min(short, time - cut.from);
				time += passed * (length / short - 1);
			}
			return time;
		},
	};
}
