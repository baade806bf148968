import type { Decoded } from '../decode/protocol.ts';
import { rejectedSum } from '../ledger.ts';
import type { WireFormat } from './negotiate.ts';
import type { Refusal } from './refusal.ts';

/** Body of a 200: an Export…ServiceResponse. `partial_success` is there only when there is something to say. */
export function exportBody(
	format: WireFormat,
	signal: 'traces' | 'logs',
	decoded: Decoded,
): Uint8Array | string {
	const count = rejectedSum(decoded.rejected);
	if (count === 0 && decoded.message === '') return format === 'json' ? '{}' : new Uint8Array();
	const field = signal === 'traces' ? 'rejectedSpans' : 'rejectedLogRecords';
	if (format === 'json') {
		return JSON.stringify({ partialSuccess: { [field]: String(count), errorMessage: decoded.message } });
	}
	return message(1, [...number(1, count), ...text(2, decoded.message)]);
}

/** Body of a refusal: a google.rpc.Status. */
export function statusBody(format: WireFormat, refusal: Refusal): Uint8Array | string {
	const code = 3;
	if (format === 'json') return JSON.stringify({ code, message: refusal.message });
	return new Uint8Array([...number(1, code), ...text(2, refusal.message)]);
}
function varint(n: number): number[] {
	const out: number[] = [];
	while (n > 127) {
		out.push((n % 128) | 128);
		n = Math.floor(n / 128);
	}
	out.push(n);
	return out;
}
function number(f: number, n: number): number[] {
	return n === 0 ? [] : [f << 3, ...varint(n)];
}
function text(f: number, s: string): number[] {
	const b = new TextEncoder().encode(s);
	return b.length === 0 ? [] : [(f << 3) | 2, ...varint(b.length), ...b];
}
function message(f: number, bytes: number[]): Uint8Array {
	return new Uint8Array([(f << 3) | 2, ...varint(bytes.length), ...bytes]);
}
