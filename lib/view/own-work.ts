import { oncePer } from '../base/once-per.ts';
import type { SpanColumns } from '../model/trace.ts';
import { triesOf } from '../trace/tries.ts';
import type { TimeRange } from './time-scale.ts';

/** Time of a span's own: at work, or waiting between a failed try and the next. */
export interface OwnTime extends TimeRange {
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
export function ownWork(table: SpanColumns, row: number): readonly OwnTime[] {
	const rows = known(table);
	const before = rows.get(row);
	if (before) return before;
	const parts = partsOf(table, row);
	rows.set(row, parts);
	return parts;
}

/** Parts by row, kept with the table: a row is drawn again with every key, and may have 50,000 calls. */
const known = oncePer<SpanColumns, Map<number, readonly OwnTime[]>>(() => new Map());

function partsOf(table: SpanColumns, row: number): readonly OwnTime[] {
	const start = table.starts[row] ?? 0;
	const end = start + (table.durations[row] ?? 0);
	const long = (end - start) * WAITING_SHARE;
	const parts: OwnTime[] = [];
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
export function ownWorkNanos(table: SpanColumns, row: number): number {
	return ownWork(table, row).reduce((sum, part) => sum + (part.waiting ? 0 : part.to - part.from), 0);
}
