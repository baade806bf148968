import { expect, test } from 'vitest';
import { coded } from '../../model/columns.ts';
import { filterRows } from './filter-rows.ts';
import { parseSpanQuery, withQueryPart } from './span-query.ts';
import { drawTable } from '../testing/table.ts';

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

test('a service and a kind are meant exactly, and go together with words', () => {
	const table = drawTable(`
api       root     0-100   [kind server]
  api     call db  10-50   [kind client]
    db    read     15-45   [kind server]
  api-v2  read     60-70   [kind server]
`);
	const names = (text: string) => [...filterRows(table, text)].map((row) => coded(table.names, row));
	expect(names('service=api')).toEqual(['root', 'call db']);
	expect(names('service=api kind=client')).toEqual(['call db']);
	expect(names('read kind=server service=db')).toEqual(['read']);
	expect(names('service=nobody')).toEqual([]);
	expect(withQueryPart('read service=db', 'service', 'my api')).toBe('read service="my api"');
	expect(withQueryPart('read service="my api"', 'service', '')).toBe('read');
	expect(parseSpanQuery('READ service="my api" kind=')).toEqual({
		words: ['read'],
		service: 'my api',
		kind: undefined,
	});
});
