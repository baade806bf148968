import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logBatchFromRows, type SpanRow, spanBatchFromRows } from '../../../lib/columns/rows.ts';
import { decodeLogs, decodeResources, decodeSpans, resourceHashes } from './decode.ts';
import { encodeLogs, encodeSpans } from './encode.ts';
import { readBlocks } from './block-reader.ts';

const hex = (digits: number) =>
	fc
		.uint8Array({ minLength: digits / 2, maxLength: digits / 2 })
		.map((bytes) => Buffer.from(bytes).toString('hex'));
const key = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('__proto__', 'constructor', 'toString', '', 'a.b'),
);
const attributes = fc
	.array(fc.tuple(key, fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean())), {
		maxLength: 6,
	})
	.map((entries) => new Map(entries));
const row: fc.Arbitrary<SpanRow> = fc.record({
	traceId: hex(32),
	spanId: hex(16),
	parentSpanId: hex(16),
	startTime: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
	duration: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
	service: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
	name: fc.string({ unit: 'grapheme' }),
	kind: fc.integer({ min: 0, max: 5 }),
	statusCode: fc.integer({ min: 0, max: 2 }),
	statusMessage: fc.string(),
	attributes,
	resource: attributes,
	notes: fc.array(fc.constant('odd'), { maxLength: 2 }),
});

test('spans written as blocks read back equal, and write to equal bytes', () => {
	fc.assert(
		fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
			const [spans, resources] = encodeSpans(spanBatchFromRows(rows));
			const bytes = spans?.bytes ?? new Uint8Array();
			const known = decodeResources(resources?.bytes ?? new Uint8Array());
			expect(new Set(resourceHashes(bytes))).toEqual(new Set(known.keys()));
			const read = decodeSpans(bytes, known);
			expect(read.length).toBe(rows.length);
			expect([...read.startTimes]).toEqual(rows.map((span) => span.startTime));
			expect([...read.durations]).toEqual(rows.map((span) => span.duration));
			const again = decodeSpans(encodeSpans(read)[0]?.bytes ?? new Uint8Array(), known);
			expect(again).toEqual(read);
		}),
		{ numRuns: 100 },
	);
});

test('blocks laid end to end are one answer', () => {
	const span = { traceId: '1'.repeat(32), startTime: 5n, duration: 1n, service: 'web' };
	const one = encodeSpans(spanBatchFromRows([{ ...span, spanId: 'a'.repeat(16), name: 'first' }]));
	const two = encodeSpans(spanBatchFromRows([{ ...span, spanId: 'b'.repeat(16), name: 'second' }]));
	const both = Buffer.concat([one[0]?.bytes ?? new Uint8Array(), two[0]?.bytes ?? new Uint8Array()]);
	const read = decodeSpans(both, new Map());
	expect(read.length).toBe(2);
	expect(Array.from(read.names.codes, (code) => read.names.values[code])).toEqual(['first', 'second']);
});

test('more than 256 and more than 65,536 different values take wider codes', () => {
	for (const count of [300, 70_000]) {
		const rows = Array.from({ length: count }, (_, i) => ({
			time: BigInt(i),
			service: 'web',
			body: `b${i}`,
			severityText: `s${i}`,
		}));
		const [logs] = encodeLogs(logBatchFromRows(rows));
		const read = decodeLogs(logs?.bytes ?? new Uint8Array(), new Map());
		const texts = Array.from(read.severityTexts.codes, (code) => read.severityTexts.values[code]);
		expect(texts.at(-1)).toBe(`s${count - 1}`);
		expect(new Set(texts).size).toBe(count);
	}
});

test('an answer cut anywhere is an error, never a short answer', () => {
	const [spans] = encodeSpans(
		spanBatchFromRows([
			{
				traceId: '1'.repeat(32),
				spanId: '2'.repeat(16),
				startTime: 5n,
				duration: 1n,
				service: 'web',
				name: 'GET',
			},
		]),
	);
	const bytes = spans?.bytes ?? new Uint8Array();
	for (let length = 1; length < bytes.length; length++)
		expect(() => readBlocks(bytes.subarray(0, length)), `cut at ${length}`).toThrow(
			/cut off|is not read here/,
		);
});
