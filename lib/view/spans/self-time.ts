import { memoByObject } from '../../base/memo-by-object.ts';
import type { SpanColumns } from '../../model/trace.ts';
import { triesOf } from '../../trace/tries.ts';
import type { NanosRange } from '../timeline/time-scale.ts';

/** Time of a span's own: at work, or waiting between a failed try and the next. */
export interface SelfTime extends NanosRange {
	readonly waiting: boolean;
}

/** Shorter stretches between two tries, as a share of the span, count as work. */
const WAITING_SHARE = 0.05;

/**
 * When a span worked itself: its time without the time of the calls below it.
 *
 *     span      ├──────────────┤
 *     calls       ├──┤ ├───┤
 *     own work  ├─┤  ├─┤   ├───┤
 *
 * Looks at direct children only, which stand in the table in order of their start.
 */
export function selfTime(table: SpanColumns, row: number): readonly SelfTime[] {
	const rows = known(table);
	const before = rows.get(row);
	if (before) return before;
	const parts = partsOf(table, row);
	rows.set(row, parts);
	return parts;
}

/** Parts by row, kept with the table: a row is drawn again with every key, and may have 50,000 calls. */
const known = memoByObject<SpanColumns, Map<number, readonly SelfTime[]>>(() => new Map());

function partsOf(table: SpanColumns, row: number): readonly SelfTime[] {
	const start = table.starts[row] ?? 0;
	const end = start + (table.durations[row] ?? 0);
	const long = (end - start) * WAITING_SHARE;
	const parts: SelfTime[] = [];
	const { before } = triesOf(table);
	let done = start;
	for (
		let child = row + 1;
		child < (table.subtreeEnds[row] ?? 0);
		child = table.subtreeEnds[child] ?? Infinity
	) {
		const from = table.starts[child] ?? 0;
		const to = Math.min(end, from + (table.durations[child] ?? 0));
		if (from >= end) break;
		if (from > done) parts.push({ from: done, to: from, waiting: from - done >= long && before.has(child) });
		done = Math.max(done, to);
	}
	if (end > done) parts.push({ from: done, to: end, waiting: false });
	return parts;
}

/** Nanoseconds of a span's own work, waiting left out. */
export function selfTimeNanos(table: SpanColumns, row: number): number {
	return selfTime(table, row).reduce((sum, part) => sum + (part.waiting ? 0 : part.to - part.from), 0);
}
