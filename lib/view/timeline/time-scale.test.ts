import { expect, test } from 'vitest';
import { axisTicks, panRange, percentOf, zoomRange } from './time-scale.ts';

const whole = { from: 0, to: 1_000_000 };

test('ticks are round and within the range', () => {
	expect(axisTicks({ from: 0, to: 2640 }, 6).at).toEqual([0, 500, 1000, 1500, 2000, 2500]);
	expect(axisTicks({ from: 131, to: 1331 }, 6).at[0]).toBe(200);
	expect(axisTicks({ from: 5, to: 5 }, 6).at).toEqual([5]);
	expect(axisTicks({ from: 0, to: 24 * 60e9 }, 6).at.map((time) => time / 60e9)).toEqual([0, 5, 10, 15, 20]);
});

test('zooming keeps the time under the pointer and stays within the whole', () => {
	const zoomed = zoomRange(whole, whole, 0.5, 0.25);
	expect(percentOf(zoomed, 250_000)).toBeCloseTo(25);
	expect(zoomRange(zoomed, whole, 100)).toEqual(whole);
});

test('panning stops at the ends', () => {
	const part = { from: 100_000, to: 300_000 };
	expect(panRange(part, whole, -1)).toEqual({ from: 0, to: 200_000 });
	expect(panRange(part, whole, 9)).toEqual({ from: 800_000, to: 1_000_000 });
});
