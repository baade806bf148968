import { expect, test } from 'vitest';
import { densityStrip } from './density-strip.ts';
import { drawTable } from '../testing/table.ts';
import { timeAxis } from '../timeline/time-axis.ts';

const table = drawTable('w  root  0-100\n  a  one  0-50\n  a  two  25-50\n  a  three  75-100');

test('a strip tells where most ran at once, of the part in view only', () => {
	const whole = { from: 0, to: 100e6 };
	const strip = densityStrip(table, table.starts, [1, 2, 3], timeAxis(whole, whole, []));
	expect([strip[10], strip[45], strip[70], strip[110]]).toEqual([0.5, 1, 0, 0.5]);
	const late = densityStrip(table, table.starts, [1, 2, 3], timeAxis(whole, { from: 60e6, to: 100e6 }, []));
	expect([late[0], late[119]]).toEqual([0, 1]);
});
