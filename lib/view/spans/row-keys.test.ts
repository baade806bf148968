import { expect, test } from 'vitest';
import { forgetBelow, isRowKey, toggledWith, turnedRows, unfoldBelow } from './row-keys.ts';
import { drawTable } from '../testing/table.ts';

const table = drawTable('w  root  0-100\n  a  one  0-50\n    b  two  1-2\n  a  three  75-100');
const { ids } = table;
const span = (row: number) => ({ kind: 'span', row, level: 0, open: true }) as const;

test('keys name spans by ID: they fold the same span when rows have moved', () => {
	const toggled = toggledWith(new Set(), span(1), ids);
	expect([...toggled]).toEqual([`span${ids[1]}`]);
	const moved = ['0'.repeat(16) as (typeof ids)[number], ...ids];
	expect([...turnedRows(toggled, moved).spans]).toEqual([2]);
	expect(toggledWith(toggled, span(1), ids).size).toBe(0);
});

test('spans that share an ID are told apart', () => {
	const [id] = ids;
	const shared = id ? [id, id, id] : [];
	const toggled = toggledWith(new Set(), span(2), shared);
	expect([...toggled]).toEqual([`span${id}~2`]);
	expect([...turnedRows(toggled, shared).spans]).toEqual([2]);
});

test('row numbers of old links are read, and turned back', () => {
	const old = new Set(['span1', 'fold3', 'all1_3']);
	const turned = turnedRows(old, ids);
	expect([[...turned.spans], [...turned.folds], turned.ranges]).toEqual([
		[1],
		[3],
		[expect.objectContaining({ from: 1, to: 3 })],
	]);
	expect([...toggledWith(old, span(1), ids)]).toEqual(['fold3', 'all1_3']);
	expect([...forgetBelow(old, span(0), table, ids)]).toEqual([]);
});

test('unfolding all below names the first and the last span of the range', () => {
	const all = unfoldBelow(new Set(), span(1), table, ids);
	expect([...all]).toEqual([`all${ids[1]}_${ids[2]}`]);
	expect(turnedRows(all, ids).ranges).toEqual([expect.objectContaining({ from: 1, to: 3 })]);
});

test('what a stranger wrote names nothing', () => {
	expect(['__proto__', 'span', 'spanxyz', 'all1', 'span91ab'].filter(isRowKey)).toEqual([]);
	expect(turnedRows(new Set([`span${'f'.repeat(16)}`]), ids).spans.size).toBe(0);
});
