import { expect, test } from 'vitest';
import { drawTable } from './testing/table.ts';
import { triesOf } from './tries.ts';

test('tries are numbered within their caller, a call that was not repeated is none', () => {
	const table = drawTable(`
app    root   0-1000
  drm  issue  10-100   [error]
  drm  issue  200-300  [error]
  log  send   250-260
  drm  issue  400-500
`);
	const { byRow, retries } = triesOf(table);
	expect([...byRow]).toEqual([
		[1, { number: 1, of: 3 }],
		[2, { number: 2, of: 3 }],
		[4, { number: 3, of: 3 }],
	]);
	expect([...retries]).toEqual([[0, 2]]);
});
