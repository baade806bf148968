import { expect, test } from 'vitest';
import { usualTime } from './usual-time.ts';

const MS = 1e6;
/** 20 to 30 ms, evenly. */
const steady = (count: number) => Array.from({ length: count }, (_, i) => (20 + (i % 11)) * MS);
const upperMs = (times: readonly number[]) => usualTime(times, 10 * MS).upperNanos / MS;

test('what is usual ends a little beyond what all took', () => {
	expect(upperMs(steady(240))).toBeGreaterThan(30);
	expect(upperMs(steady(240))).toBeLessThan(60);
});

test('bad stretches do not lift what is usual, up to half of the time', () => {
	const bad = (count: number) => Array.from({ length: count }, (_, i) => (250 + (i % 11)) * MS);
	expect(upperMs([...steady(180), ...bad(60)])).toBeLessThan(100);
	expect(upperMs([...steady(130), ...bad(110)])).toBeLessThan(100);
	// What most of the time takes long is usual.
	expect(upperMs([...bad(200), ...steady(40)])).toBeGreaterThan(250);
});

test('times too short to matter, and too few of them, are told with more room', () => {
	expect(upperMs(Array.from({ length: 100 }, () => 0.2 * MS))).toBeCloseTo(10.2, 0);
	expect(upperMs(steady(20))).toBeGreaterThan(30);
});
