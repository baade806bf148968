import { KIND } from '../../model/span-kind.ts';
import { SPAN_MARK, type SpanColumns } from '../../model/trace.ts';
import type { NanosRange } from './time-scale.ts';

/** Together the stretches must be more than this share of the time, or nothing is cut. */
const EMPTY_SHARE = 0.6;
/** Nobody counts shorter waits, in nanoseconds. */
const MIN_WAIT = 1e9;
/** So long nobody works without a call, in nanoseconds; what is shorter may be the work of whoever runs. */
const NO_WORK = 60e9;
/** A stretch shorter than this share of the time stays as it is. */
const MIN_SHARE = 0.05;
const STEPS = 1000;

/**
 * Long stretches in which nothing works: no span without calls below it runs, none starts or ends, and what comes
 * after was taken from a queue, or a minute and more has passed. Queues and nights look so, with their callers waiting
 * above them. Empty when they are not most of the time.
 * One pass finds them in steps, a second finds their exact edges; nothing is sorted.
 */
export function emptyStretches(
	table: SpanColumns,
	starts: Float64Array,
	whole: NanosRange,
): readonly NanosRange[] {
	const stretches = exactEdges(table, starts, emptySteps(table, starts, whole), whole);
	const empty = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
	return empty > (whole.to - whole.from) * EMPTY_SHARE ? stretches : [];
}

function emptySteps(table: SpanColumns, starts: Float64Array, whole: NanosRange): NanosRange[] {
	const length = whole.to - whole.from;
	const change = new Int32Array(STEPS + 1);
	const stepOf = (time: number) =>
		Math.max(0, Math.min(STEPS - 1, Math.floor(((time - whole.from) / length) * STEPS)));
	const mark = (from: number, to: number) => {
		const first = stepOf(from);
		const after = stepOf(to) + 1;
		change[first] = (change[first] ?? 0) + 1;
		change[after] = (change[after] ?? 0) - 1;
	};
	for (let row = 0; row < table.length; row++) {
		const start = starts[row] ?? 0;
		const end = start + (table.durations[row] ?? 0);
		if (start > whole.to) continue;
		if ((table.subtreeEnds[row] ?? 0) === row + 1) mark(start, end);
		else {
			mark(start, start);
			if (end <= whole.to) mark(end, end);
		}
	}
	const found: NanosRange[] = [];
	let running = 0;
	let since = -1;
	for (let step = 0; step <= STEPS; step++) {
		running += step < STEPS ? (change[step] ?? 0) : 1;
		if (running === 0 && since < 0) since = step;
		if (running === 0 || since < 0) continue;
		const from = whole.from + (since / STEPS) * length;
		const to = whole.from + (step / STEPS) * length;
		if (to - from >= length * MIN_SHARE && since > 0) found.push({ from, to });
		since = -1;
	}
	return found;
}

/** Widens each stretch to the last end before it and the first start after it; those that are no waits are left out. There are at most 20. */
function exactEdges(
	table: SpanColumns,
	starts: Float64Array,
	stretches: readonly NanosRange[],
	whole: NanosRange,
): NanosRange[] {
	const exact = stretches.map(() => ({ from: whole.from, to: whole.to, queued: false }));
	const touch = (time: number, queued: boolean) => {
		stretches.forEach(({ from, to }, index) => {
			const edges = exact[index];
			if (!edges) return;
			if (time <= from) edges.from = Math.max(edges.from, time);
			else if (time >= to && time <= edges.to) {
				edges.queued = queued || (time === edges.to && edges.queued);
				edges.to = time;
			}
		});
	};
	if (exact.length === 0) return exact;
	for (let row = 0; row < table.length; row++) {
		touch(starts[row] ?? 0, isQueued(table, row));
		touch((starts[row] ?? 0) + (table.durations[row] ?? 0), false);
	}
	return exact
		.filter(({ from, to, queued }) => to - from >= (queued ? MIN_WAIT : NO_WORK))
		.map(({ from, to }) => ({ from, to }));
}

function isQueued({ kinds, marks }: SpanColumns, row: number): boolean {
	return kinds[row] === KIND.consumer || ((marks[row] ?? 0) & SPAN_MARK.async) !== 0;
}
