import { traffic } from './traffic.ts';
import { encodeTraces, type Places } from './wire/otlp.ts';
import type { SpanRow } from '../columns/rows.ts';

/** A ready OTLP protobuf body. Its bytes are overwritten by the next one of the same generator. */
export interface LoadBatch {
	readonly body: Uint8Array<ArrayBuffer>;
	readonly spans: number;
}

const FIRST_NANOS = 1_000_000_000_000n;
const EVERY_NANOS = 1e6;

/**
 * Halcyon's traffic as fast as a sender can take it: one body is made, then sent again and again with other IDs
 * and times. `now` gives nanoseconds since 1970 and is asked for each body. Endless.
 */
export function* loadBatches(seed: number, bodySpans: number, now: () => bigint): Generator<LoadBatch> {
	const spans = someSpans(seed, bodySpans);
	const places: Places = { ids: [], times: [] };
	const body = encodeTraces(spans, places);
	const bytes = new DataView(body.buffer, body.byteOffset, body.byteLength);
	let shownAt = FIRST_NANOS;
	let salt = 0;
	for (let round = 1; ; round++) {
		// A product with an odd number meets each 32-bit value once; the difference undoes the salt of before.
		const next = Math.imul(round ^ seed, 0x9e3779b1) >>> 0;
		for (const at of places.ids) bytes.setUint32(at, bytes.getUint32(at) ^ salt ^ next);
		salt = next;
		const begin = now();
		const shift = begin - shownAt;
		for (const at of places.times) bytes.setBigUint64(at, bytes.getBigUint64(at, true) + shift, true);
		shownAt = begin;
		yield { body, spans: spans.length };
	}
}

function someSpans(seed: number, atLeast: number): readonly SpanRow[] {
	const spans: SpanRow[] = [];
	for (const request of traffic(seed, FIRST_NANOS, EVERY_NANOS, 0n)) {
		spans.push(...request.spans);
		if (spans.length >= atLeast) break;
	}
	return spans;
}
