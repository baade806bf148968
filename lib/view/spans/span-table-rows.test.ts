import { expect, test } from 'vitest';
import { coded } from '../../model/columns.ts';
import { orderedSpans } from './span-table-rows.ts';
import { drawTable } from '../testing/table.ts';

test('spans are listed by start, length, service or failure, equal ones as they came', () => {
	const table = drawTable(`
web    root  0-100
  b    one   10-40
  a    two   20-80  [error]
  b    three 30-35
`);
	const rows = Int32Array.from({ length: 4 }, (_, row) => row);
	const names = (order: Parameters<typeof orderedSpans>[3]) =>
		[...orderedSpans(table, rows, table.starts, order)].map((row) => coded(table.names, row));
	expect(names('start')).toEqual(['root', 'one', 'two', 'three']);
	expect(names('took')).toEqual(['root', 'two', 'one', 'three']);
	expect(names('service')).toEqual(['two', 'one', 'three', 'root']);
	expect(names('status')).toEqual(['two', 'root', 'one', 'three']);
});
