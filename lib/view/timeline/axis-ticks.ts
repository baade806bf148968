import { formatDuration } from '../../format/duration.ts';
import type { TimeAxis } from './time-axis.ts';
import { axisTicks, type NanosRange } from './time-scale.ts';

export interface Tick {
	/** Percent of the width. */
	readonly place: number;
	readonly text: string;
}

/** Labels nearer to one another than this, in percent, would touch. */
const APART = 9;

/**
 * Round times along an axis, at most about `most`. Behind a cut they say how much later they are: "+500 ms"; the cut
 * itself is labelled with its length, so there is no tick at its end.
 */
export function ticksOf(axis: TimeAxis, most: number): Tick[] {
	const { range, cuts } = axis;
	if (cuts.length === 0) return ticksAt(axis, axisTicks(range, most).at);
	const ticks: Tick[] = [];
	let from = range.from;
	for (const cut of [...cuts, { from: range.to, to: Infinity }]) {
		const to = Math.min(cut.from, range.to);
		if (to > from) {
			// The length of the cut stands before this part: ticks next to it make room.
			while (axis.place(from) - (ticks.at(-1)?.place ?? -Infinity) < APART) ticks.pop();
			ticks.push(...partTicks(axis, { from, to }, from > range.from || ticks.length > 0, most));
		}
		from = Math.max(from, Math.min(cut.to, range.to));
	}
	return ticks;
}

function partTicks(axis: TimeAxis, part: NanosRange, behindCut: boolean, most: number): Tick[] {
	const origin = behindCut ? part.from : 0;
	const share = (axis.place(part.to) - axis.place(part.from)) / 100;
	const { at } = axisTicks(
		{ from: part.from - origin, to: part.to - origin },
		Math.max(1, Math.floor(most * share)),
	);
	if (origin === 0) return ticksAt(axis, at);
	return at
		.filter((time) => time > 0)
		.map((time) => ({ place: axis.place(time + origin), text: `+${timeText(time)}` }));
}

/** Where ticks lie too close for their times to differ in words, the first says the time and the others how much later. */
function ticksAt(axis: TimeAxis, at: readonly number[]): Tick[] {
	const texts = at.map(timeText);
	const first = at[0] ?? 0;
	const alike = new Set(texts).size < texts.length;
	return at.map((time, index) => ({
		place: axis.place(time),
		text: alike && index > 0 ? `+${timeText(time - first)}` : (texts[index] ?? ''),
	}));
}

function timeText(time: number): string {
	return time === 0 ? '0' : formatDuration(time);
}
