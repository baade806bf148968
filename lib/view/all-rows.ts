import { at } from '../base/assert.ts';
import type { SpanTable } from '../model/trace.ts';
import { type RowList, rowKey } from './timeline-row.ts';

/** Every span in table order, without those below a row that was folded. */
export function allRows(table: SpanTable, toggled: ReadonlySet<string>): RowList {
	const shown = new Int32Array(table.length);
	let length = 0;
	for (let row = 0; row < table.length; ) {
		shown[length++] = row;
		const folded = toggled.size > 0 && toggled.has(rowKey({ kind: 'span', row, level: 0, open: true }));
		row = folded ? (table.subtreeEnds[row] ?? table.length) : row + 1;
	}
	const rows = shown.subarray(0, length);
	return {
		length,
		at(index) {
			const row = at(rows, index);
			const leaf = (table.subtreeEnds[row] ?? 0) === row + 1;
			const level = table.depths[row] ?? 0;
			return { kind: 'span', row, level, open: leaf ? undefined : !toggled.has(`span${row}`) };
		},
		indexOf: (span) => search(rows, span),
		shows: (span) => rows[search(rows, span)] === span,
	};
}

/** Rows are sorted: binary search, to the row itself or the folded one above it. */
function search(rows: Int32Array, span: number): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle] ?? 0) <= span) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
