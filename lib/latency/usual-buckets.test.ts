import { expect, test } from 'vitest';
import { usualBuckets } from './usual-buckets.ts';

const PER_DOUBLING = 8;
/** A body of 1,000 calls, an empty stretch, and some far beyond it. */
function calls(empty: number, far: readonly number[], strays = 0): number[] {
	const stretch = Array.from({ length: empty }, (_, i) => (i === 4 ? strays : 0));
	return [100, 300, 400, 150, 50, ...stretch, ...far];
}

test('a few calls beyond an empty doubling are a mode of their own', () => {
	expect(usualBuckets(calls(8, [4, 7]), PER_DOUBLING)).toBe(5);
	expect(usualBuckets(calls(20, [1]), PER_DOUBLING)).toBe(5);
	expect(usualBuckets(calls(20, [30], 2), PER_DOUBLING)).toBe(5);
});

test('what happens to one call of twenty and more is usual, and so is a long tail', () => {
	expect(usualBuckets(calls(8, [40, 20]), PER_DOUBLING)).toBe(15);
	expect(usualBuckets(calls(7, [4, 7]), PER_DOUBLING)).toBe(14);
	expect(usualBuckets(calls(8, [4, 7], 3), PER_DOUBLING)).toBe(15);
	const tail = Array.from({ length: 40 }, (_, i) => Math.round(1000 * 0.8 ** i));
	expect(usualBuckets(tail, PER_DOUBLING)).toBe(40);
});

test('nothing and a single bucket are whole', () => {
	expect(usualBuckets([], PER_DOUBLING)).toBe(0);
	expect(usualBuckets([5], PER_DOUBLING)).toBe(1);
});
