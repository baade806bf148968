import { expect, test } from 'vitest';
import { drawTable } from './testing/table.ts';
import { triesOf } from './tries.ts';

test('tries are told within their caller, with or without a pause; a call that was not repeated is none', () => {
	const table = drawTable(`
app    root   0-1000
  drm  issue  10-100   [error]
  drm  issue  100-200  [error]
  log  send   150-160
  drm  issue  400-500
  drm  issue  600-700
`);
	const { byRow, retries } = triesOf(table);
	expect([...byRow.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 4]);
	expect(byRow.get(2)).toEqual([1, 2, 4]);
	expect([...retries]).toEqual([[0, 2]]);
});

test('calls side by side are no tries of one another', () => {
	const table = drawTable('app  root  0-100  \n  db  read  0-50  [error]\n  db  read  10-60  [error]');
	expect(triesOf(table).byRow.size).toBe(0);
});
