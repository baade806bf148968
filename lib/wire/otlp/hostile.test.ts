import { describe, expect, test } from 'vitest';
import { decodeZipkin } from '../zipkin/decode-zipkin.ts';
import { decodeLogsProtobuf } from './decode-logs-protobuf.ts';
import { decodeTracesJson } from './decode-traces-json.ts';
import { decodeTracesProtobuf } from './decode-traces-protobuf.ts';

const NOW = 1_790_000_000_000_000_000n;
const OPTIONS = { nowNanos: NOW, retentionNanos: 7n * 86_400_000_000_000n };
const EMPTY = 4_000_000;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const list = '{},'.repeat(EMPTY).slice(0, -1);
const span = (more: string) =>
	`{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${'a'.repeat(32)}","spanId":"${'b'.repeat(16)}","startTimeUnixNano":"${NOW}","endTimeUnixNano":"${NOW}","name":"x",${more}}]}]}]}`;

describe('what is small when packed and holds millions of nothings is refused at its beginning', () => {
	test.for([
		['resources', `{"resourceSpans":[${list}]}`],
		['scopes', `{"resourceSpans":[{"scopeSpans":[${list}]}]}`],
		['spans', `{"resourceSpans":[{"scopeSpans":[{"spans":[${list}]}]}]}`],
		['events', span(`"events":[${list}]`)],
		['values', span(`"attributes":[{"key":"a","value":{"arrayValue":{"values":[${list}]}}}]`)],
		['what nobody reads', `{"x":[${list}]}`],
	] as const)('%s', ([, text]) => {
		const refused = decodeTracesJson(bytesOf(text), OPTIONS);
		expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('lists and objects in') });
	});

	test('a list for Zipkin', () => {
		expect(decodeZipkin(bytesOf(`[${list}]`), OPTIONS).ok).toBe(false);
	});
});

/** A protobuf message of a field that holds `inner`. */
function message(field: number, inner: Uint8Array): Uint8Array {
	const head: number[] = [(field << 3) | 2];
	for (let left = inner.length; ; left >>>= 7) {
		head.push(left > 127 ? (left & 127) | 128 : left);
		if (left <= 127) break;
	}
	const whole = new Uint8Array(head.length + inner.length);
	whole.set(head);
	whole.set(inner, head.length);
	return whole;
}

const nothings = (field: number, count = EMPTY) =>
	new Uint8Array(count * 2).map((_, i) => (i % 2 === 0 ? (field << 3) | 2 : 0));

test('empty resources and scopes in protobuf are read up to a limit, and the rest is counted as not read', () => {
	for (const bytes of [nothings(1), message(1, nothings(2))]) {
		expect(decodeTracesProtobuf(bytes, OPTIONS)).toMatchObject({
			ok: true,
			rejections: [{ reason: 'not-read', count: 1 }],
		});
		expect(decodeLogsProtobuf(bytes, OPTIONS)).toMatchObject({ ok: true, rejectedCount: 1 });
	}
});

test('of more events than a span may have the first are kept, and the span says how many were left', () => {
	const ids = new Uint8Array([
		...message(1, new Uint8Array(16).fill(1)),
		...message(2, new Uint8Array(8).fill(2)),
	]);
	const many = nothings(11, 1_000_000);
	const whole = new Uint8Array(ids.length + many.length);
	whole.set(ids);
	whole.set(many, ids.length);
	const decoded = decodeTracesProtobuf(message(1, message(2, message(2, whole))), OPTIONS);
	expect(decoded).toMatchObject({ ok: true, batch: { length: 1 } });
	expect(JSON.stringify(decoded.ok && decoded.batch.notes.values)).toContain('967232 events or links');
});
