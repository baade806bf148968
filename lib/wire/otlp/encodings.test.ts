import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeOtlp } from '../../testing/otlp-oracle.ts';
import { decodeLogsJson } from './decode-logs-json.ts';
import { decodeLogsProtobuf } from './decode-logs-protobuf.ts';
import { decodeTracesJson } from './decode-traces-json.ts';
import { decodeTracesProtobuf } from './decode-traces-protobuf.ts';
import type { DecodeOptions, DecodeResult } from './decode-types.ts';

const NOW = 1_790_000_000_000_000_000n;
const OPTIONS: DecodeOptions = { nowNanos: NOW, retentionNanos: 7n * 86_400_000_000_000n };

function batchOf<T>(result: DecodeResult<T>): T {
	if (!result.ok) throw new Error(result.message);
	expect(result.rejections).toEqual([]);
	return result.batch;
}

function json(request: object): Uint8Array {
	return new TextEncoder().encode(JSON.stringify(request));
}

const hex = (bytes: number) =>
	fc
		.uint8Array({ minLength: bytes, maxLength: bytes })
		.map((array) => Buffer.from(array.map((byte, i) => (i === 0 ? byte | 1 : byte))).toString('hex'));
const time = fc.bigInt(0n, 5_000_000_000n).map((offset) => String(NOW - 60_000_000_000n + offset));
const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const { value: anyValue } = fc.letrec<{ value: object }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		fc.record({ stringValue: text }),
		fc.record({ boolValue: fc.boolean() }),
		fc.record({ intValue: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map(String) }),
		fc.record({ doubleValue: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
		fc.record({ arrayValue: fc.record({ values: fc.array(tie('value'), { maxLength: 3 }) }) }),
		fc.record({
			kvlistValue: fc.record({
				values: fc.uniqueArray(
					fc.record({ key: fc.constantFrom('a', 'b', '__proto__'), value: tie('value') }),
					{
						selector: ({ key }) => key,
					},
				),
			}),
		}),
		fc.constant({}),
	),
}));
const attributes = fc.array(
	fc.record({ key: fc.constantFrom('http.method', 'k', '__proto__', 'constructor', ''), value: anyValue }),
	{ maxLength: 5 },
);
const resource = fc.record({ attributes });
const scope = fc.record({ name: text, version: text });
const span = fc.record({
	traceId: hex(16),
	spanId: hex(8),
	parentSpanId: fc.oneof(hex(8), fc.constant('')),
	traceState: text,
	name: text,
	kind: fc.integer({ min: 0, max: 7 }),
	startTimeUnixNano: time,
	endTimeUnixNano: time,
	attributes,
	events: fc.array(fc.record({ timeUnixNano: time, name: text, attributes }), { maxLength: 2 }),
	links: fc.array(fc.record({ traceId: hex(16), spanId: hex(8), attributes }), { maxLength: 2 }),
	status: fc.record({ code: fc.integer({ min: 0, max: 3 }), message: text }),
});
const log = fc.record({
	timeUnixNano: time,
	severityNumber: fc.integer({ min: 0, max: 30 }),
	severityText: text,
	body: anyValue,
	attributes,
	traceId: hex(16),
	spanId: hex(8),
	eventName: text,
});
const traces = fc.record({
	resourceSpans: fc.array(
		fc.record({
			resource,
			scopeSpans: fc.array(fc.record({ scope, spans: fc.array(span, { maxLength: 3 }) }), { maxLength: 2 }),
		}),
		{ maxLength: 2 },
	),
});
const logs = fc.record({
	resourceLogs: fc.array(
		fc.record({
			resource,
			scopeLogs: fc.array(fc.record({ scope, logRecords: fc.array(log, { maxLength: 3 }) }), {
				maxLength: 2,
			}),
		}),
		{ maxLength: 2 },
	),
});

test('a trace in protobuf and in JSON gives the same batch', () => {
	fc.assert(
		fc.property(traces, (request) => {
			expect(batchOf(decodeTracesJson(json(request), OPTIONS))).toEqual(
				batchOf(decodeTracesProtobuf(encodeOtlp('Traces', request), OPTIONS)),
			);
		}),
		{ numRuns: 150 },
	);
});

test('logs in protobuf and in JSON give the same batch', () => {
	fc.assert(
		fc.property(logs, (request) => {
			expect(batchOf(decodeLogsJson(json(request), OPTIONS))).toEqual(
				batchOf(decodeLogsProtobuf(encodeOtlp('Logs', request), OPTIONS)),
			);
		}),
		{ numRuns: 150 },
	);
});

test('no bytes make a decoder throw', () => {
	const decoders = [decodeTracesJson, decodeTracesProtobuf, decodeLogsJson, decodeLogsProtobuf];
	const almost = fc
		.tuple(traces, fc.nat(), fc.uint8Array({ maxLength: 4 }), fc.boolean())
		.map(([request, at, patch, asJson]) => {
			const bytes = Uint8Array.from(asJson ? json(request) : encodeOtlp('Traces', request));
			if (bytes.length > 4) bytes.set(patch, at % (bytes.length - 4));
			return bytes;
		});
	fc.assert(
		fc.property(
			fc.oneof(
				fc.uint8Array({ maxLength: 200 }),
				almost,
				fc.json().map((j) => Buffer.from(j)),
			),
			(bytes) => {
				for (const decode of decoders) expect(typeof decode(bytes, OPTIONS).ok).toBe('boolean');
			},
		),
		{ numRuns: 400 },
	);
});
