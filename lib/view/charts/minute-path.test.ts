import { expect, test } from 'vitest';
import { minutePath } from './minute-path.ts';

const MINUTE = 60_000;
const SIZE = { width: 30, height: 10 };

test('0 lies at the bottom, the highest at the top, a minute without a point counts 0', () => {
	const points = [
		{ at: 10 * MINUTE, value: 2 },
		{ at: 12 * MINUTE + 5, value: 4 },
		{ at: 99 * MINUTE, value: 1000 },
	];
	expect(minutePath(points, { from: 10 * MINUTE, to: 14 * MINUTE }, SIZE)).toBe(
		'M0.0 5.0L10.0 10.0L20.0 0.0L30.0 10.0',
	);
});

test('nothing at all is a line along the bottom; one minute is a point', () => {
	expect(minutePath([], { from: 0, to: 2 * MINUTE }, SIZE)).toBe('M0.0 10.0L30.0 10.0');
	expect(minutePath([{ at: 0, value: 1 }], { from: 0, to: MINUTE }, SIZE)).toBe('M0.0 0.0');
});
