import { expect, test } from 'vitest';
import { filterRows } from './filter-rows.ts';
import { drawTable } from './testing/table.ts';

const table = drawTable(`
web      GET /play   0-100
  auth   check       10-30
  Drm    license     20-40   [error]
`);

test('all words must be in the service or the operation, whatever the case', () => {
	expect([...filterRows(table, 'drm LIC')]).toEqual([2]);
	expect([...filterRows(table, 'drm check')]).toEqual([]);
	expect([...filterRows(table, 'error')]).toEqual([2]);
});

test('a span ID is found by its beginning, and nothing is typed means nothing is found', () => {
	expect([...filterRows(table, table.ids[1] ?? '')]).toEqual([1]);
	expect(filterRows(table, '   ')).toHaveLength(0);
});
