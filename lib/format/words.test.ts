import { expect, test } from 'vitest';
import { formatCount, formatCounted, formatFactor, formatPercent } from './count.ts';
import { spokenDuration } from './spoken-duration.ts';
import { formatDuration, formatOffset } from './duration.ts';
import { formatAgo, formatClock, formatInstant } from './clock.ts';

const MS = 1e6;

test.each([
	[0, '0 ms'],
	[0.4 * MS, '0.4 ms'],
	[0.02 * MS, '0.02 ms'],
	[0.000001 * MS, '0.000001 ms'],
	[4.2 * MS, '4 ms'],
	[142 * MS, '142 ms'],
	[999.6 * MS, '1.00 s'],
	[2460 * MS, '2.46 s'],
	[59_990 * MS, '60.0 s'],
	[59_999 * MS, '1 min'],
	[492_000 * MS, '8 min 12 s'],
	[24.1 * 60_000 * MS, '24 min 6 s'],
	[3_599_900 * MS, '1 h'],
	[7_500_000 * MS, '2 h 5 min'],
	[86_400_000 * MS, '1 day'],
	[187_200_000 * MS, '2 days 4 h'],
	[-412 * MS, '−412 ms'],
])('a duration of %d ns reads %s', (nanos, text) => {
	expect(formatDuration(nanos)).toBe(text);
});

test('counts, shares and factors', () => {
	expect(formatCount(104_312)).toBe('104,312');
	expect(formatCounted(1, 'span')).toBe('1 span');
	expect(formatPercent(0.0002)).toBe('0.0 %');
	expect(formatPercent(0.08)).toBe('8.0 %');
	expect(formatPercent(0.231)).toBe('23 %');
	expect(formatFactor(29.3)).toBe('29×');
	expect(formatFactor(2)).toBe('twice');
	expect(formatFactor(1.4)).toBe('1.4×');
});

test('moments', () => {
	const at = Date.UTC(2026, 10, 17, 2, 47, 9);
	expect(formatInstant(at)).toBe('17 Nov 2026, 02:47:09 UTC');
	expect(formatClock(at)).toBe('02:47');
	expect(formatInstant(Number.NaN)).toBe('unknown time');
	expect(formatAgo(at, at + 12 * 60_000)).toBe('12 min ago');
	expect(formatAgo(at, at + 25 * 3_600_000)).toBe('1 day ago');
	expect(formatOffset(1320 * MS)).toBe('+1.32 s');
});

test('lengths of time are spoken with whole words', () => {
	expect(spokenDuration(131e6)).toBe('131 milliseconds');
	expect(spokenDuration(1e6)).toBe('1 millisecond');
	expect(spokenDuration(492e9)).toBe('8 minutes 12 seconds');
	expect(spokenDuration(-0.4e6)).toBe('minus 0.4 milliseconds');
});
