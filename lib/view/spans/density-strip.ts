import type { SpanColumns } from '../../model/trace.ts';
import type { TimeAxis } from '../timeline/time-axis.ts';

/** Steps of one strip: about 3 px each at the usual width. */
export const STRIP_STEPS = 120;

/**
 * How many of a row's spans run at once, over the part in view: a number from 0 (none) to 1 (most) a step.
 * Counts every span below the given rows; each adds one at its start and takes it back at its end.
 */
export function densityStrip(
	table: SpanColumns,
	starts: Float64Array,
	rows: ArrayLike<number>,
	axis: TimeAxis,
): readonly number[] {
	const change = new Int32Array(STRIP_STEPS + 1);
	for (let at = 0; at < rows.length; at++) {
		const first = rows[at] ?? 0;
		const end = table.subtreeEnds[first] ?? first + 1;
		for (let row = first; row < end; row++) {
			const from = axis.place(starts[row] ?? 0);
			const to = axis.place((starts[row] ?? 0) + (table.durations[row] ?? 0));
			if (to < 0 || from > 100) continue;
			const step = stepOf(from);
			const after = stepOf(to) + 1;
			change[step] = (change[step] ?? 0) + 1;
			change[after] = (change[after] ?? 0) - 1;
		}
	}
	const counts: number[] = [];
	let running = 0;
	let most = 1;
	for (let step = 0; step < STRIP_STEPS; step++) {
		running += change[step] ?? 0;
		counts.push(running);
		most = Math.max(most, running);
	}
	return counts.map((count) => count / most);
}

function stepOf(place: number): number {
	return Math.max(0, Math.min(STRIP_STEPS - 1, Math.floor((place / 100) * STRIP_STEPS)));
}
