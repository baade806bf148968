import { fromMillis, type UnixNanos, unixNanos } from '../model/time.ts';

const NANOS_PER_SECOND = 1_000_000_000n;

/** ISO 8601 with nanoseconds in UTC: `2026-11-17T02:47:09.123456789Z`. */
export function isoNanos(time: UnixNanos): string {
	const seconds = time / NANOS_PER_SECOND;
	const rest = time % NANOS_PER_SECOND;
	const date = new Date(Number(seconds) * 1000);
	if (Number.isNaN(date.getTime())) return `${time} ns`;
	return `${date.toISOString().slice(0, 19)}.${rest.toString().padStart(9, '0')}Z`;
}

/** The last moment that can be stored, in 2262. */
const LAST = 2n ** 63n - 1n;

/**
 * A moment out of an address: ISO 8601 to the nanosecond, or a number of milliseconds since 1970. What is later than
 * can be stored is the last moment that can.
 */
export function parseTime(text: string): UnixNanos | undefined {
	if (/^\d{1,15}$/.test(text)) return storable(fromMillis(Number(text)));
	const found = /^(\d{4}-\d{2}-\d{2}(?:[T ][\d:]+)?)(?:\.(\d{1,9})\d*)?(.*)$/.exec(text);
	if (!found) return undefined;
	const [, seconds = '', fraction = '', zone = ''] = found;
	const milliseconds = Date.parse(`${seconds}${zone}`);
	if (Number.isNaN(milliseconds) || milliseconds < 0) return undefined;
	return storable(fromMillis(milliseconds) + BigInt(fraction.padEnd(9, '0')));
}

function storable(time: bigint): UnixNanos {
	return unixNanos(time < LAST ? time : LAST);
}
