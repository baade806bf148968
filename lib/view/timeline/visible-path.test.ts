import { expect, test } from 'vitest';
import { visiblePath } from './visible-path.ts';
import { timeAxis } from './time-axis.ts';

const WHOLE = { from: 0, to: 1000 };

test('parts that can not be told apart are drawn as one; zoomed in they part', () => {
	const parts = [
		[500, 600],
		[103, 110],
		[100, 101],
	] as const;
	expect(visiblePath(parts, timeAxis(WHOLE, WHOLE, []))).toEqual([
		[100, 110],
		[500, 600],
	]);
	expect(visiblePath(parts, timeAxis(WHOLE, { from: 90, to: 120 }, []))).toHaveLength(3);
});
