import { STATUS } from '../../model/span-kind.ts';
import type { SpanColumns } from '../../model/trace.ts';

/** What the table of spans can be ordered by. */
export type SpanOrder = 'start' | 'took' | 'service' | 'status';

/** Rows of the table view in the order asked for, equal ones as they came. */
export function orderedSpans(
	table: SpanColumns,
	rows: Int32Array,
	starts: Float64Array,
	order: SpanOrder,
): Int32Array<ArrayBuffer> {
	const key = keyOf(table, starts, order);
	return Int32Array.from(rows).sort((a, b) => key(a) - key(b) || a - b);
}

function keyOf(table: SpanColumns, starts: Float64Array, order: SpanOrder): (row: number) => number {
	switch (order) {
		case 'start':
			return (row) => starts[row] ?? 0;
		case 'took':
			return (row) => -(table.durations[row] ?? 0);
		case 'status':
			return (row) => (table.statusCodes[row] === STATUS.error ? 0 : 1);
		case 'service': {
			const ranks = ranksOf(table.services.values);
			return (row) => ranks[table.services.codes[row] ?? 0] ?? 0;
		}
	}
}

/** Place of each name in the alphabet of all of them. */
function ranksOf(names: readonly string[]): Int32Array {
	const ranks = new Int32Array(names.length);
	[...names.keys()]
		.sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1))
		.forEach((name, rank) => {
			ranks[name] = rank;
		});
	return ranks;
}
