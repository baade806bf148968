import { formatDuration } from '../words/duration.ts';
import type { TimeAxis } from './time-axis.ts';
import { axisTicks, type TimeRange } from './time-scale.ts';

export interface Tick {
	/** Percent of the width. */
	readonly place: number;
	readonly text: string;
}

/** Labels nearer to one another than this, in percent, would touch. */
const APART = 9;

/**
 * Round times along an axis, at most about `most`. Behind a cut the first tick says the time, the others how much
 * later they are: "8 h", "+500 ms".
 */
export function ticksOf(axis: TimeAxis, most: number): Tick[] {
	const { range, cuts } = axis;
	if (cuts.length === 0)
		return axisTicks(range, most).at.map((time) => ({ place: axis.place(time), text: timeText(time) }));
	const ticks: Tick[] = [];
	let from = range.from;
	for (const cut of [...cuts, { from: range.to, to: Infinity }]) {
		const to = Math.min(cut.from, range.to);
		if (to > from) {
			// The first tick behind a cut says where one is: those before it make room.
			while (axis.place(from) - (ticks.at(-1)?.place ?? -Infinity) < APART) ticks.pop();
			ticks.push(...partTicks(axis, { from, to }, ticks.length > 0, most));
		}
		from = Math.max(from, Math.min(cut.to, range.to));
	}
	return ticks;
}

function partTicks(axis: TimeAxis, part: TimeRange, behindCut: boolean, most: number): Tick[] {
	const origin = behindCut ? part.from : 0;
	const share = (axis.place(part.to) - axis.place(part.from)) / 100;
	const { at } = axisTicks(
		{ from: part.from - origin, to: part.to - origin },
		Math.max(1, Math.floor(most * share)),
	);
	return at.map((time) => ({
		place: axis.place(time + origin),
		text: origin === 0 ? timeText(time) : time === 0 ? timeText(origin) : `+${timeText(time)}`,
	}));
}

function timeText(time: number): string {
	return time === 0 ? '0' : formatDuration(time);
}
