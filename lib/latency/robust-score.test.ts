import { expect, test } from 'vitest';
import { robustScore } from './robust-score.ts';

const STEADY = [9, 10, 11, 10, 9, 10, 11, 10];

test('a value is scored by its distance from the median in spreads', () => {
	const { usual, score } = robustScore(20, STEADY, 0.1) ?? {};
	expect(usual).toBe(10);
	expect(score).toBeCloseTo(10 / (1.4826 * 0.5), 5);
	expect(robustScore(10, STEADY, 0.1)?.score).toBe(0);
	expect(robustScore(1, STEADY, 0.1)?.score).toBeLessThan(0);
});

test('one bad value before changes what is usual by nothing', () => {
	expect(robustScore(20, [...STEADY, 5_000], 0.1)?.usual).toBe(10);
});

test('values that never moved are not known exactly', () => {
	expect(robustScore(0.0005, Array(20).fill(0), 0.001)?.score).toBe(0.5);
	expect(robustScore(105, Array(20).fill(100), 0.001)?.score).toBe(1);
});

test('too few values, or none now, have no score', () => {
	expect(robustScore(20, STEADY.slice(1), 0.1)).toBeUndefined();
	expect(robustScore(Number.NaN, STEADY, 0.1)).toBeUndefined();
});
