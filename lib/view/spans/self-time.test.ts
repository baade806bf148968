import { expect, test } from 'vitest';
import { selfTime, selfTimeNanos } from './self-time.ts';
import { drawTable, rowOf } from '../testing/table.ts';

test('own work is what calls below leave over', () => {
	const table = drawTable(`
web      root   0-100
  auth   a      10-30
  drm    b      20-40
  keys   c      60-70
`);
	const parts = selfTime(table, rowOf(table, 'root')).map((part) => [part.from / 1e6, part.to / 1e6]);
	expect(parts).toEqual([
		[0, 10],
		[40, 60],
		[70, 100],
	]);
	expect(selfTimeNanos(table, rowOf(table, 'c'))).toBe(10e6);
});

test('a pause after a failed try is waiting, not work', () => {
	const table = drawTable(`
api      root   0-100
  drm    try    0-20    [error]
  drm    try    60-100
`);
	expect(selfTime(table, 0)).toEqual([{ from: 20e6, to: 60e6, waiting: true }]);
	expect(selfTimeNanos(table, 0)).toBe(0);
});
