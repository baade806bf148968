import { STATUS } from '../../model/span-kind.ts';
import type { SpanColumns } from '../../model/trace.ts';
import type { TimeAxis } from '../timeline/time-axis.ts';

/** How many spans run at once, per lane and step of time: row after row of `steps` numbers. */
export interface Density {
	readonly lanes: number;
	readonly steps: number;
	readonly counts: Uint32Array;
	/** 1 where a failed span runs. */
	readonly failed: Uint8Array;
	/** Largest count, at least 1. */
	readonly most: number;
}

/**
 * Density of spans over time, in lanes by `laneOf(row)` (outside the lanes: left out). Each span adds
 * one at its start and takes it back at its end; running sums make the counts.
 */
export function spanDensity(
	table: SpanColumns,
	starts: Float64Array,
	axis: TimeAxis,
	lanes: number,
	steps: number,
	laneOf: (row: number) => number,
): Density {
	const width = steps + 1;
	const change = new Int32Array(lanes * width);
	const failed = new Uint8Array(lanes * steps);
	const stepAt = (time: number) => clampStep(Math.floor((axis.place(time) / 100) * steps), steps - 1);
	for (let row = 0; row < table.length; row++) {
		const lane = laneOf(row);
		if (lane < 0 || lane >= lanes) continue;
		const start = starts[row] ?? 0;
		const first = stepAt(start);
		const last = stepAt(start + (table.durations[row] ?? 0));
		const from = lane * width + first;
		const to = lane * width + last + 1;
		change[from] = (change[from] ?? 0) + 1;
		change[to] = (change[to] ?? 0) - 1;
		if (table.statusCodes[row] === STATUS.error) failed[lane * steps + last] = 1;
	}
	const counts = new Uint32Array(lanes * steps);
	let most = 1;
	for (let lane = 0; lane < lanes; lane++) {
		let running = 0;
		for (let step = 0; step < steps; step++) {
			running += change[lane * width + step] ?? 0;
			counts[lane * steps + step] = running;
			if (running > most) most = running;
		}
	}
	return { lanes, steps, counts, failed, most };
}

function clampStep(step: number, last: number): number {
	return Math.max(0, Math.min(last, step));
}
