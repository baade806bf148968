import { expect, test } from 'vitest';
import { criticalPath } from './critical-path.ts';
import { drawTable, rowOf, wideTable } from './testing/table.ts';

test('the path takes what ended last, and its lengths add up to the root', () => {
	const table = drawTable(`
web    root   0-100
  a    first  5-50
  b    aside  10-30
  c    last   55-90
`);
	const { own } = criticalPath(table, 0);
	expect(own[rowOf(table, 'first')]).toBe(45e6);
	expect(own[rowOf(table, 'last')]).toBe(35e6);
	expect(own[rowOf(table, 'aside')]).toBe(0);
	expect(own.reduce((sum, nanos) => sum + nanos, 0)).toBe(100e6);
});

test('a chain of 100,000 spans needs no recursion', () => {
	const table = wideTable(100_000, (row) => row - 1);
	const { own } = criticalPath(table, 0);
	expect(own[99_999]).toBe(1e6);
});
