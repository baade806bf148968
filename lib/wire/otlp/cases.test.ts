import { describe, expect, test } from 'vitest';
import { coded, textAt } from '../../model/columns.ts';
import { SPAN_FLAG, type SpanBatch } from '../../model/span-batch.ts';
import { encodeOtlp } from '../../testing/otlp-oracle.ts';
import { spanDetails } from '../../trace/details.ts';
import { bytesToHex } from '../columns/hex.ts';
import { decodeTracesJson } from './decode-traces-json.ts';
import { decodeTracesProtobuf } from './decode-traces-protobuf.ts';
import type { Decoded, DecodeResult } from './decode-types.ts';

const NOW = 1_790_000_000_000_000_000n;
const OPTIONS = { nowNanos: NOW, retentionNanos: 7n * 86_400_000_000_000n };
const START = NOW - 60_000_000_000n;
const UINT64_MAX = 2n ** 64n - 1n;
const SPAN = {
	traceId: '463ac35c9f6413ad48485a3953bb6124',
	spanId: 'a2fb4a1d1a96d312',
	name: 'GET /x',
	startTimeUnixNano: String(START),
	endTimeUnixNano: String(START + 5n),
};
const SERVICE = { key: 'service.name', value: { stringValue: 'web' } };

function request(spans: readonly unknown[], resource: readonly object[] = [SERVICE]): object {
	return { resourceSpans: [{ resource: { attributes: resource }, scopeSpans: [{ spans }] }] };
}

function good<T>(result: DecodeResult<T>): Decoded<T> {
	if (!result.ok) throw new Error(result.message);
	return result;
}

function fromText(text: string): Decoded<SpanBatch> {
	return good(decodeTracesJson(new TextEncoder().encode(text), OPTIONS));
}

/** Both encodings; the answer of JSON, which must be that of protobuf. */
function both(spans: readonly object[], resource?: readonly object[]): Decoded<SpanBatch> {
	const wanted = request(spans, resource);
	const viaJson = fromText(JSON.stringify(wanted));
	expect(viaJson).toEqual(good(decodeTracesProtobuf(encodeOtlp('Traces', wanted), OPTIONS)));
	return viaJson;
}

function one(span: object, resource?: readonly object[]) {
	const { batch, rejections } = both([{ ...SPAN, ...span }], resource);
	expect(rejections).toEqual([]);
	return { batch, ...spanDetails(batch, 0) };
}

/** As `one`, for what protobuf can't say. */
function oneJson(fields: string) {
	const { batch, rejectedCount } = fromText(
		`{"resourceSpans":[{"resource":{"attributes":[${JSON.stringify(SERVICE)}]},"scopeSpans":[{"spans":[{"traceId":"${SPAN.traceId}","spanId":"${SPAN.spanId}","startTimeUnixNano":"${START}",${fields}}]}]}]}`,
	);
	return { batch, rejectedCount, details: batch.length > 0 ? spanDetails(batch, 0) : undefined };
}

const attribute = (key: string, value: object) => ({ key, value });

test.each(['', '{}', '{"resourceSpans":[]}', '{"resourceSpans":[{}]}', '{"resourceSpans":null}'])(
	'C02 %s is a request without spans',
	(text) => {
		expect(fromText(text).batch.length).toBe(0);
	},
);

test.each(['[]', '3', '{', 'resourceSpans', '{"resourceSpans":3}'])('%s is no request at all', (text) => {
	expect(decodeTracesJson(new TextEncoder().encode(text), OPTIONS).ok).toBe(false);
});

describe('C08 what is not known', () => {
	test('unknown numbers of enums become unspecified with a note', () => {
		const { batch, notes } = one({ kind: 99, status: { code: 7 } });
		expect([batch.kinds[0], batch.statusCodes[0]]).toEqual([0, 0]);
		expect(notes).toEqual(['kind 99 is unknown', 'status code 7 is unknown']);
	});

	test('enum names are taken with a warning, nothing is rejected', () => {
		const { batch, warnings, rejectedCount } = fromText(
			JSON.stringify(request([{ ...SPAN, kind: 'SPAN_KIND_SERVER', status: { code: 'STATUS_CODE_ERROR' } }])),
		);
		expect([batch.kinds[0], batch.statusCodes[0], rejectedCount]).toEqual([2, 2, 0]);
		expect(warnings).toEqual([
			'SPAN_KIND is sent as a name such as "SPAN_KIND_SERVER"; OTLP/JSON wants its number',
			'STATUS_CODE is sent as a name such as "STATUS_CODE_ERROR"; OTLP/JSON wants its number',
		]);
	});

	test('unknown fields are ignored', () => {
		const { rejectedCount, details } = oneJson(
			'"name":"a","flags":257,"newField":{"deep":[1]},"trace_state":"x"',
		);
		expect([rejectedCount, details?.traceState]).toEqual([0, '']);
	});
});

describe('C09 IDs', () => {
	test('hex of any letter case is one ID', () => {
		const { batch } = one({ traceId: SPAN.traceId.toUpperCase(), spanId: 'A2fB4a1D1a96d312' });
		expect(bytesToHex(batch.traceIds, 0, 16)).toBe(SPAN.traceId);
		expect(bytesToHex(batch.spanIds, 0, 8)).toBe(SPAN.spanId);
	});

	test.each([
		['traceId', 'RjrDXJ9kE61ISFo5U7thJA==', 'bad-trace-id'],
		['traceId', '', 'bad-trace-id'],
		['traceId', 'ab', 'bad-trace-id'],
		['traceId', '0'.repeat(32), 'bad-trace-id'],
		['traceId', 7, 'malformed'],
		['spanId', 'ovtKHRqW0xI=', 'bad-span-id'],
		['spanId', '0'.repeat(16), 'bad-span-id'],
		['spanId', `${SPAN.spanId}00`, 'bad-span-id'],
		['parentSpanId', 'abc', 'bad-span-id'],
	])('%s %s rejects that span only', (field, value, reason) => {
		const result = fromText(JSON.stringify(request([SPAN, { ...SPAN, [field]: value }, SPAN])));
		expect(result.batch.length).toBe(2);
		expect(result.rejections).toMatchObject([
			{ reason, count: 1, message: expect.stringContaining('span 2: ') },
		]);
	});
});

test.each(['-9223372036854775808', '9223372036854775807', '9007199254740993', '0', '-1'])(
	'C10 %s is exact as text and as number',
	(digits) => {
		for (const sent of [digits, `"${digits}"`]) {
			const { batch } = oneJson(`"attributes":[{"key":"n","value":{"intValue":${sent}}}]`);
			expect([textAt(batch.attributes.values, 0), coded(batch.attributes.types, 0)]).toEqual([digits, 'i']);
		}
	},
);

test('C10 nanoseconds sent as a number are exact', () => {
	const { batch } = oneJson('"startTimeUnixNano":1789999940123456789,"endTimeUnixNano":1789999940123456999');
	expect([batch.startTimes[0], batch.durations[0]]).toEqual([1_789_999_940_123_456_789n, 210n]);
});

test('C11 one bad span among 999 good ones is named; the rest stays', () => {
	const spans = Array.from({ length: 1000 }, (_, i) => ({
		...SPAN,
		spanId: (i + 1).toString(16).padStart(16, '0'),
	}));
	spans[500] = { ...SPAN, name: 'odd one', spanId: 'abcd' };
	const { batch, rejections, rejectedCount } = both(spans);
	expect([batch.length, rejectedCount]).toEqual([999, 1]);
	expect(rejections).toEqual([
		{ reason: 'bad-span-id', count: 1, message: 'span 501: "odd one" has a span ID of 2 bytes' },
	]);
});

describe('times', () => {
	const timesOf = (start: bigint, end: bigint) => {
		const { batch, notes } = one({ startTimeUnixNano: String(start), endTimeUnixNano: String(end) });
		return { start: batch.startTimes[0], duration: batch.durations[0], flags: batch.flags[0], notes };
	};

	test('C25 a span of no length is kept as it is', () => {
		expect(timesOf(START, START)).toEqual({ start: START, duration: 0n, flags: 0, notes: [] });
	});

	test('C26 an end before the start: no length, raw values in a note', () => {
		expect(timesOf(START, START - 7n)).toEqual({
			start: START,
			duration: 0n,
			flags: SPAN_FLAG.timeChanged,
			notes: [`ended before it started: start ${START}, end ${START - 7n}`],
		});
	});

	test('C27 no start: placed by its arrival', () => {
		expect(timesOf(0n, START)).toMatchObject({ start: NOW, duration: 0n, flags: SPAN_FLAG.noTime });
	});

	test('C28 a start beyond 2262 is clamped, raw nanoseconds in a note', () => {
		expect(timesOf(UINT64_MAX, UINT64_MAX)).toMatchObject({
			start: 2n ** 63n - 1n,
			flags: SPAN_FLAG.timeChanged,
			notes: expect.arrayContaining([`start was ${UINT64_MAX}, beyond the year 2262`]),
		});
	});

	test('C29 more than an hour ahead is kept with a note; past the retention is rejected', () => {
		const ahead = NOW + 2n * 3_600_000_000_000n;
		expect(timesOf(ahead, ahead).notes).toEqual(['its time is more than an hour in the future']);
		const old = NOW - 40n * 86_400_000_000_000n;
		expect(both([SPAN, { ...SPAN, startTimeUnixNano: String(old) }])).toMatchObject({
			batch: { length: 1 },
			rejections: [{ reason: 'too-old', count: 1 }],
		});
	});
});

describe('values', () => {
	test('C39 empty and dotted keys, and JSON in a name, are read back equal', () => {
		const { batch, attributes } = one({
			name: '{"a":1}',
			attributes: [attribute('', { stringValue: '' }), attribute('http.path.morepath', { stringValue: 'x' })],
		});
		expect(coded(batch.names, 0)).toBe('{"a":1}');
		expect([...attributes]).toEqual([
			['', ''],
			['http.path.morepath', 'x'],
		]);
	});

	test('C40 broken UTF-8 in protobuf is replaced visibly, its bytes kept as hex', () => {
		const bytes = encodeOtlp('Traces', request([{ ...SPAN, name: 'aXXb' }]));
		bytes.set([0xff, 0xfe], Buffer.from(bytes).indexOf('XX'));
		const { batch } = good(decodeTracesProtobuf(bytes, OPTIONS));
		expect(coded(batch.names, 0)).toBe('a\ufffd\ufffdb');
		expect(coded(batch.notes, 0)).toBe('the span name was not UTF-8; its bytes: 61fffe62');
	});

	test('C40 a lone surrogate in JSON is replaced, NUL and emoji stay', () => {
		const { details, batch } = oneJson(String.raw`"name":"a\ud800\u0000😀"`);
		expect(coded(batch.names, 0)).toBe('a\ufffd\u0000😀');
		expect(details).toBeDefined();
	});

	test.each([65_536, 65_537, 1_048_576])('C41 an attribute of %s bytes', (size) => {
		const { attributes, notes } = one({ attributes: [attribute('big', { stringValue: 'x'.repeat(size) })] });
		expect(attributes.get('big')).toBe('x'.repeat(65_536));
		expect(notes).toEqual(size > 65_536 ? [`big cut from ${size} bytes`] : []);
	});

	test('C42 10,000 attributes are cut to 1,000; a repeated key keeps its last value; both are noted', () => {
		const many = Array.from({ length: 10_000 }, (_, i) => attribute(`k${i}`, { intValue: String(i) }));
		const first = one({ attributes: many });
		expect(first.attributes.size).toBe(1000);
		expect(first.notes).toEqual(['9000 attributes over the limit of 1,000 were left out']);
		const twice = one({
			attributes: ['a', 'b'].map((stringValue) => attribute('__proto__', { stringValue })),
		});
		expect([...twice.attributes]).toEqual([['__proto__', 'b']]);
		expect(twice.notes).toEqual(['1 attribute keys came more than once; the last value was kept']);
	});

	test('C43 every type of value is kept', () => {
		const { batch } = one({
			attributes: [
				attribute('b', { boolValue: false }),
				attribute('d', { doubleValue: 3 }),
				attribute('z', { doubleValue: -0 }),
				attribute('y', { bytesValue: 'AQL/' }),
				attribute('a', { arrayValue: { values: [{ intValue: '1' }, { stringValue: 'x' }] } }),
				attribute('m', { kvlistValue: { values: [attribute('k', { boolValue: true })] } }),
				attribute('n', {}),
			],
		});
		expect(coded(batch.attributes.types, 0)).toBe('bddyamn');
		expect(Array.from({ length: 7 }, (_, i) => textAt(batch.attributes.values, i))).toEqual([
			'false',
			'3',
			'0',
			'AQL/',
			'[1,"x"]',
			'{"k":true}',
			'',
		]);
	});

	test.each(['NaN', 'Infinity', '-Infinity'])('C43 the double %s', (text) => {
		const { batch } = oneJson(`"attributes":[{"key":"d","value":{"doubleValue":"${text}"}}]`);
		expect([textAt(batch.attributes.values, 0), coded(batch.attributes.types, 0)]).toEqual([text, 'd']);
	});

	test.each([20, 40, 100_000])('C43 %s levels deep', (depth) => {
		const open = '{"arrayValue":{"values":[';
		const value = `${open.repeat(depth)}{"intValue":"1"}${']}}'.repeat(depth)}`;
		const { batch, rejectedCount } = oneJson(`"attributes":[{"key":"a","value":${value}}]`);
		expect(rejectedCount).toBe(0);
		const text = textAt(batch.attributes.values, 0);
		expect(text.includes('(nested more than 32 deep)')).toBe(depth > 32);
		expect(text.split('[').length - 1).toBe(Math.min(depth, 33));
	});

	test.each([
		'"intValue":"9223372036854775808"',
		'"intValue":1.5',
		'"intValue":1e400',
		'"doubleValue":1e400',
		'"boolValue":1',
		'"bytesValue":"%"',
	])('C44 a value %s rejects its span and is never bent', (value) => {
		expect(oneJson(`"attributes":[{"key":"n","value":{${value}}}]`).rejectedCount).toBe(1);
	});

	test.each([
		[[], 'unknown_service', 'sent without a service name'],
		[[attribute('service.name', { stringValue: ' ' })], 'unknown_service', 'sent with an empty service name'],
		[[attribute('service.name', { intValue: '7' })], 'unknown_service', 'service name was no text (7)'],
		[
			[attribute('service.name', { stringValue: 'S'.repeat(10_000) })],
			'S'.repeat(256),
			'service name cut from 10000 characters',
		],
	])('C45 service %#', (resource, service, note) => {
		const { batch, notes } = one({}, resource);
		expect([coded(batch.services, 0), notes]).toEqual([service, [note]]);
	});

	test('old names become today’s; where both are there, today’s wins', () => {
		const { attributes, notes } = one({
			attributes: [
				attribute('http.response.status_code', { intValue: '200' }),
				attribute('http.status_code', { intValue: '500' }),
				attribute('db.statement', { stringValue: 'SELECT 1' }),
			],
		});
		expect([...attributes]).toEqual([
			['http.response.status_code', 200],
			['db.query.text', 'SELECT 1'],
		]);
		expect(notes).toEqual([]);
	});
});

describe('attacks', () => {
	test('A14 keys of Object’s prototype are ordinary', () => {
		const { details } = oneJson(
			'"__proto__":{"name":"x"},"attributes":[{"key":"constructor","value":{"stringValue":"c"}}]',
		);
		expect([...(details?.attributes ?? [])]).toEqual([['constructor', 'c']]);
		expect(({} as Record<string, unknown>).name).toBeUndefined();
	});

	test.each([
		['a length of 2^31', [0x0a, 0x80, 0x80, 0x80, 0x80, 0x08]],
		['a varint of 11 bytes', [0x08, ...Array.from({ length: 10 }, () => 0x80), 0x01]],
		['a group', [0x0b, 0x0c]],
		['field number 0', [0x02, 0x00]],
	])('A17 %s is a typed failure', (_, bytes) => {
		expect(decodeTracesProtobuf(Uint8Array.from(bytes), OPTIONS)).toMatchObject({ ok: false });
	});

	test('A17 a million empty spans are all counted, the first ten thousand by their fault', () => {
		const count = 1_000_000;
		const varint = (n: number) => [(n & 127) | 128, ((n >> 7) & 127) | 128, ((n >> 14) & 127) | 128, n >> 21];
		const spans = new Uint8Array(count * 2).map((_, i) => (i % 2 === 0 ? 0x12 : 0));
		const head = [0x0a, ...varint(spans.length + 5), 0x12, ...varint(spans.length)];
		const bytes = new Uint8Array(head.length + spans.length);
		bytes.set(head);
		bytes.set(spans, head.length);
		const { rejectedCount, rejections } = good(decodeTracesProtobuf(bytes, OPTIONS));
		expect(rejectedCount).toBe(count);
		expect(rejections.map(({ reason, count }) => [reason, count])).toEqual([
			['bad-trace-id', 10_000],
			['not-read', 990_000],
		]);
	});

	test('A18 a million brackets, numbers without end, duplicate keys', () => {
		const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
		const inside = '['.repeat(900_000) + ']'.repeat(900_000);
		expect(oneJson(`"name":"a","unknown":${inside}`).rejectedCount).toBe(0);
		expect(oneJson(`"name":${inside}`).rejectedCount).toBe(1);
		expect(decodeTracesJson(new TextEncoder().encode(`{"a":${deep}}`), OPTIONS).ok).toBe(false);
		expect(oneJson(`"startTimeUnixNano":${'9'.repeat(100_000)}`).rejectedCount).toBe(1);
		expect(coded(oneJson('"name":"a","name":"b"').batch.names, 0)).toBe('b');
	});
});
