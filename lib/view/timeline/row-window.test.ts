import { expect, test } from 'vitest';
import { windowIndexes } from './row-window.ts';

const SEEN = { first: 100, shown: 10 };

test('a window holds the rows seen and some ahead, however many there are', () => {
	expect(windowIndexes(SEEN, 250_000, 2, -1)).toEqual([
		98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111,
	]);
	expect(windowIndexes({ first: 0, shown: 3 }, 2, 8, -1)).toEqual([0, 1]);
});

test('rows that became fewer leave no empty window', () => {
	expect(windowIndexes(SEEN, 12, 2, -1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
	expect(windowIndexes(SEEN, 0, 2, -1)).toEqual([]);
});

test('the row that the keys are at is always there, in order', () => {
	const one = { first: 50, shown: 1 };
	expect(windowIndexes(one, 99, 0, 3)).toEqual([3, 50]);
	expect(windowIndexes(one, 99, 0, 80)).toEqual([50, 80]);
	expect(windowIndexes(one, 99, 0, 50)).toEqual([50]);
	expect(windowIndexes(one, 99, 0, 99)).toEqual([50]);
});
