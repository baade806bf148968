import type { SpanColumns } from '../../model/trace.ts';
import { type RowColumns, rowPacker } from './row-columns.ts';
import type { TurnedRows } from './row-keys.ts';

/** Every span in table order, without those below a row that was folded. */
export function allRows(table: SpanColumns, turned: TurnedRows): RowColumns {
	const rows = rowPacker(table);
	for (let row = 0; row < table.length; ) {
		const end = table.subtreeEnds[row] ?? table.length;
		const level = table.depths[row] ?? 0;
		const folded = turned.spans.has(row);
		rows.push({ kind: 'span', row, level, open: end === row + 1 ? undefined : !folded });
		row = folded ? end : row + 1;
	}
	return rows.done();
}
