import { fromMillis, type UnixNanos } from '../../model/time.ts';

const NANOS_PER_SECOND = 1_000_000_000n;

/** ISO 8601 with nanoseconds in UTC: `2026-11-17T02:47:09.123456789Z`. */
export function isoNanos(time: UnixNanos): string {
	const seconds = time / NANOS_PER_SECOND;
	const rest = time % NANOS_PER_SECOND;
	const date = new Date(Number(seconds) * 1000);
	if (Number.isNaN(date.getTime())) return `${time} ns`;
	return `${date.toISOString().slice(0, 19)}.${rest.toString().padStart(9, '0')}Z`;
}

/** A moment out of an address: ISO 8601, or a number of milliseconds since 1970. */
export function parseTime(text: string): UnixNanos | undefined {
	if (/^\d{1,15}$/.test(text)) return fromMillis(Number(text));
	if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
	const milliseconds = Date.parse(text);
	return Number.isNaN(milliseconds) || milliseconds < 0 ? undefined : fromMillis(milliseconds);
}
