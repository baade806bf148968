import type { TraceId } from '../model/ids.ts';

/** "evnt": what the ID of an event that came without a request begins with. */
export const EVENT_ID_PREFIX = '65766e74';

/**
 * ID of a log record that is an event and names no request: it is opened under it as a request would be. Made of the
 * second it happened in and a hash of all it says, so that a copy gets the same one.
 */
export function eventId(seconds: number, content: string): TraceId {
	// Two FNV-1a with different starts and primes: one pass, no bigint.
	let one = 0x811c9dc5;
	let two = 0x9747b28c;
	for (let i = 0; i < content.length; i++) {
		const code = content.charCodeAt(i);
		one = Math.imul(one ^ code, 0x01000193);
		two = Math.imul(two ^ code, 0x85ebca6b);
		two ^= two >>> 13;
	}
	return `${EVENT_ID_PREFIX}${hex(seconds)}${hex(one)}${hex(two)}` as TraceId;
}

/** Whether an ID was made by `eventId`. */
export function isEventId(id: string): boolean {
	return id.startsWith(EVENT_ID_PREFIX);
}

function hex(number: number): string {
	return (number >>> 0).toString(16).padStart(8, '0');
}
