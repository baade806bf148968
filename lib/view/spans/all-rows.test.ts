import { expect, test } from 'vitest';
import { allRows } from './all-rows.ts';
import { rowList } from './row-columns.ts';
import { turnedRows } from './row-keys.ts';
import { wideTable } from '../testing/table.ts';

test('a folded row hides what is below it, and stands for it', () => {
	const table = wideTable(6, (row) => (row === 0 ? -1 : row < 3 ? row - 1 : 0));
	const rows = rowList(allRows(table, turnedRows(new Set(['span1']), table.ids)));
	expect(Array.from({ length: rows.length }, (_, index) => rows.at(index).row)).toEqual([0, 1, 3, 4, 5]);
	expect(rows.at(1).open).toBe(false);
	expect(rows.indexOf(2)).toBe(1);
	expect(rows.indexOf(4)).toBe(3);
});

test('leaves can not be opened', () => {
	const table = wideTable(2, (row) => row - 1);
	const rows = rowList(allRows(table, turnedRows(new Set(), table.ids)));
	expect([rows.at(0).open, rows.at(1).open]).toEqual([true, undefined]);
});
