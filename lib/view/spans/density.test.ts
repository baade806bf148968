import { expect, test } from 'vitest';
import { spanDensity } from './density.ts';
import { timeAxis } from '../timeline/time-axis.ts';
import { drawTable } from '../testing/table.ts';

function axisTo(to: number) {
	return timeAxis({ from: 0, to }, { from: 0, to }, []);
}

test('each step counts the spans that run in it, and failures are never lost', () => {
	const table = drawTable(`
web    root  0-100
  a    one   0-49
  b    two   30-60  [error]
`);
	const density = spanDensity(table, table.starts, axisTo(100e6), 1, 4, () => 0);
	expect([...density.counts]).toEqual([2, 3, 2, 1]);
	expect([...density.failed]).toEqual([0, 0, 1, 0]);
	expect(density.most).toBe(3);
});

test('spans outside the range are drawn at its edge', () => {
	const table = drawTable('web root 0-100');
	expect([...spanDensity(table, table.starts, axisTo(10e6), 1, 2, () => 0).counts]).toEqual([1, 1]);
});
