import { expect, test } from 'vitest';
import { drawTrace } from '../testing/draw/draw-trace.ts';
import { assemble } from './assemble.ts';
import { findTries, triesOf } from './tries.ts';

const drawn = (drawing: string) => assemble(drawTrace(drawing).batch).spans;

test('tries are told within their caller, with or without a pause; a call that was not repeated is none', () => {
	const { byRow, before, retries } = triesOf(
		drawn(`
app    root   0-1000
  drm  issue  10-100   [error]
  drm  issue  100-200  [error]
  log  send   150-160
  drm  issue  400-500
  drm  issue  600-700
`),
	);
	expect([...byRow.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 4]);
	expect(byRow.get(2)).toEqual([1, 2, 4]);
	expect([...before]).toEqual([
		[2, 1],
		[4, 2],
	]);
	expect([...retries]).toEqual([[0, 2]]);
});

test('calls side by side are no tries of one another', () => {
	const spans = drawn('app  root  0-100  \n  db  read  0-50  [error]\n  db  read  10-60  [error]');
	expect(triesOf(spans).byRow.size).toBe(0);
});

test('a name may count its tries; other numbers name another call', () => {
	const numbered = drawn('app root 0-100\n  drm issue, try 1 0-10 [error]\n  drm issue (attempt 2) 20-30');
	expect(triesOf(numbered).byRow.get(1)).toEqual([1, 2]);
	const chunks = drawn('app root 0-100\n  enc chunk 17 0-10 [error]\n  enc chunk 18 20-30');
	expect(triesOf(chunks).byRow.size).toBe(0);
});

test('who asks says what counts as failed', () => {
	const spans = drawn('app root 0-100\n  drm issue 0-10\n  drm issue 20-30');
	expect(triesOf(spans).byRow.size).toBe(0);
	expect(findTries(spans, (row) => row === 1).byRow.get(2)).toEqual([1, 2]);
});
