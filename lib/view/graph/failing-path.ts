import type { SpanColumns } from '../../model/trace.ts';

/** Rows from the root down to `row`, for the way a failure took. Empty for a row outside the table. */
export function pathTo(table: SpanColumns, row: number): number[] {
	const path: number[] = [];
	if (row >= table.length) return path;
	for (let at = row; at >= 0; at = table.parents[at] ?? -1) path.push(at);
	return path.reverse();
}
