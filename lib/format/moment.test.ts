import { expect, test } from 'vitest';
import { formatClockAt, formatStretch, formatMoment } from './moment.ts';

const now = Date.UTC(2026, 10, 17, 2, 59);
const minutes = (count: number) => now - count * 60_000;

test('moments beside now', () => {
	expect(formatMoment(minutes(47), now)).toBe('today 02:12');
	expect(formatMoment(minutes(639), now)).toBe('yesterday 16:20');
	expect(formatMoment(Date.UTC(2026, 10, 3, 10, 40), now)).toBe('3 Nov 10:40');
	expect(formatMoment(Date.UTC(2025, 10, 3, 10, 40), now)).toBe('3 Nov 2025 10:40');
});

test('stretches of time', () => {
	expect(formatStretch(minutes(47), minutes(28), now)).toBe('today 02:12 – 02:31');
	expect(formatStretch(minutes(47), minutes(47), now)).toBe('today 02:12');
	expect(formatStretch(minutes(639), minutes(28), now)).toBe('yesterday 16:20 – today 02:31');
});

test('the time of day somewhere', () => {
	expect(formatClockAt(now, 'America/Los_Angeles')).toBe('18:59');
	expect(formatClockAt(now, 'Nowhere/Land')).toBeUndefined();
	expect(formatClockAt(now, '')).toBeUndefined();
});
