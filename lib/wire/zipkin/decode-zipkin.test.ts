import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coded } from '../../model/columns.ts';
import { SPAN_FLAG, type SpanBatch } from '../../model/span-batch.ts';
import { KIND, STATUS } from '../../model/span-kind.ts';
import { spanDetails } from '../../trace/details.ts';
import { bytesToHex } from '../../columns/hex.ts';
import type { Decoded } from '../otlp/decode-types.ts';
import { decodeZipkin } from './decode-zipkin.ts';

const NOW = 1_790_000_000_000_000_000n;
const MICROS = Number(NOW / 1000n) - 60_000_000;
const OPTIONS = { nowNanos: NOW, retentionNanos: 7n * 86_400_000_000_000n };
const T = '463ac35c9f6413ad48485a3953bb6124';
const SPAN = { traceId: T, id: 'a1', name: 'get', timestamp: MICROS, duration: 20 };

function decode(value: unknown): Decoded<SpanBatch> {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	const result = decodeZipkin(new TextEncoder().encode(text), OPTIONS);
	if (!result.ok) throw new Error(result.message);
	return result;
}

function one(span: object) {
	const { batch, rejections } = decode([{ ...SPAN, ...span }]);
	expect(rejections).toEqual([]);
	return { batch, ...spanDetails(batch, 0) };
}

test('a span keeps its fields under today’s names', () => {
	const { batch, attributes, resource, events, statusMessage } = one({
		parentId: 'B2',
		kind: 'CLIENT',
		localEndpoint: { serviceName: 'web', ipv4: '10.0.0.1', port: 80 },
		remoteEndpoint: { serviceName: 'keys', ipv6: '::1', port: 5432 },
		annotations: [{ timestamp: MICROS + 5, value: 'ws' }],
		tags: { 'http.method': 'GET', error: 'timeout' },
	});
	expect(bytesToHex(batch.traceIds, 0, 16)).toBe(T);
	expect(bytesToHex(batch.spanIds, 0, 8)).toBe('00000000000000a1');
	expect(bytesToHex(batch.parentSpanIds, 0, 8)).toBe('00000000000000b2');
	expect([batch.startTimes[0], batch.durations[0]]).toEqual([BigInt(MICROS) * 1000n, 20_000n]);
	expect([batch.kinds[0], batch.statusCodes[0], statusMessage]).toEqual([
		KIND.client,
		STATUS.error,
		'timeout',
	]);
	expect(coded(batch.services, 0)).toBe('web');
	expect(resource.get('host.ip')).toBe('10.0.0.1');
	expect(Object.fromEntries(attributes)).toEqual({
		'service.peer.name': 'keys',
		'network.peer.address': '::1',
		'network.peer.port': 5432,
		'server.address': '::1',
		'http.request.method': 'GET',
		error: 'timeout',
	});
	expect(events.map(({ name, time }) => [name, time])).toEqual([['ws', BigInt(MICROS + 5) * 1000n]]);
});

test('an empty body and an empty list are requests without spans', () => {
	expect([decode('').batch.length, decode([]).batch.length]).toEqual([0, 0]);
});

test('one bad span does not cost the others and is named', () => {
	const { batch, rejections, rejectedCount } = decode([
		...Array.from({ length: 99 }, (_, i) => ({ ...SPAN, id: (i + 1).toString(16) })),
		{ ...SPAN, name: 'odd', id: 'xyz' },
	]);
	expect([batch.length, rejectedCount]).toEqual([99, 1]);
	expect(rejections).toEqual([
		{ reason: 'bad-span-id', count: 1, message: 'span 100: "odd" has the span ID "xyz"' },
	]);
});

test.each([
	['binary annotations', { binaryAnnotations: [] }],
	[
		'annotations with endpoints',
		{ annotations: [{ timestamp: 1, value: 'cs', endpoint: { serviceName: 'a' } }] },
	],
])('Zipkin v1 is turned down by name: %s', (_, span) => {
	const result = decodeZipkin(new TextEncoder().encode(JSON.stringify([{ ...SPAN, ...span }])), OPTIONS);
	expect(result).toMatchObject({ ok: false, message: expect.stringContaining('Zipkin v1') });
});

test('the server half of a shared span is marked and is a server though it does not say so', () => {
	const { batch } = one({ shared: true });
	expect([batch.flags[0], batch.kinds[0]]).toEqual([SPAN_FLAG.shared, KIND.server]);
});

test.each([
	['48485a3953bb6124', '000000000000000048485a3953bb6124'],
	['00000000000000001234567890abcdef', '00000000000000001234567890abcdef'],
	['123456789abcdef', '00000000000000000123456789abcdef'],
	['463AC35C9F6413AD48485A3953BB612', '0463ac35c9f6413ad48485a3953bb612'],
	['12345678901234567', '00000000000000012345678901234567'],
])('trace ID %s is %s', (sent, stored) => {
	expect(bytesToHex(one({ traceId: sent }).batch.traceIds, 0, 16)).toBe(stored);
});

test.each(['', `${T}0`, `0x${T.slice(2)}`, '463ac35c-9f64-13ad-4848-5a3953bb6124', '0'.repeat(32), 7, null])(
	'trace ID %s is turned down',
	(traceId) => {
		expect(decode([{ ...SPAN, traceId }])).toMatchObject({ rejectedCount: 1, batch: { length: 0 } });
	},
);

test.each(['', '0', '0000000000000000', null])('a parent of zeros is none: %s', (parentId) => {
	expect(bytesToHex(one({ parentId }).batch.parentSpanIds, 0, 8)).toBe('0000000000000000');
});

test('both pieces of a span keep the time they have', () => {
	const { batch } = decode([
		{ ...SPAN, duration: undefined },
		{ ...SPAN, timestamp: undefined },
	]);
	expect(Array.from(batch.flags)).toEqual([0, SPAN_FLAG.noTime]);
	expect(Array.from(batch.durations)).toEqual([0n, 20_000n]);
	expect(Array.from(batch.startTimes)).toEqual([BigInt(MICROS) * 1000n, NOW]);
});

test.each([0, -5, undefined, null])('timestamp %s is placed by its arrival', (timestamp) => {
	const { batch, notes } = one({ timestamp });
	expect([batch.startTimes[0], batch.flags[0]]).toEqual([NOW, SPAN_FLAG.noTime]);
	expect(notes).toEqual([
		'sent without a start time; placed by its time of arrival',
		'sent without a service name',
	]);
});

test('spans past the retention are turned down with a reason', () => {
	const { rejections } = decode([{ ...SPAN, timestamp: MICROS - 40 * 86_400_000_000 }]);
	expect(rejections).toMatchObject([{ reason: 'too-old', count: 1 }]);
});

test('JSON in a name, nested keys, empty keys and values are read back equal', () => {
	const tags = { 'http.path': '/a', 'http.path.morepath': '/b', empty: '', '': 'no key', __proto__x: '1' };
	const { batch, attributes } = one({ name: '{"a":[1]}', tags });
	expect(coded(batch.names, 0)).toBe('{"a":[1]}');
	expect(Object.fromEntries(attributes)).toEqual(tags);
});

test('a tag of 1 MB is cut, and says so', () => {
	const { attributes, notes } = one({ tags: { big: 'é'.repeat(524_288) } });
	expect(attributes.get('big')).toBe('é'.repeat(32_768));
	expect(notes).toContain('big cut from 1048576 bytes');
});

test('a span without a service says so', () => {
	const { batch, notes } = one({ localEndpoint: { serviceName: '' } });
	expect(coded(batch.services, 0)).toBe('unknown_service');
	expect(notes).toEqual(['sent without a service name']);
});

test('__proto__ is an ordinary key', () => {
	const { batch } = decode(
		`[{"traceId":"${T}","id":"1","timestamp":${MICROS},"__proto__":{"name":"x"},"tags":{"__proto__":"y","constructor":"z"}}]`,
	);
	expect([...spanDetails(batch, 0).attributes]).toEqual([
		['__proto__', 'y'],
		['constructor', 'z'],
	]);
	expect(coded(batch.names, 0)).toBe('');
	expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test('a million brackets, whole or in a tag, are answered', () => {
	const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
	expect(decode(deep(9_000)).rejectedCount).toBe(1);
	expect(decode(`[{"traceId":"${T}","id":"1","tags":{"a":${deep(9_000)}}}]`).rejectedCount).toBe(1);
	const refused = decodeZipkin(new TextEncoder().encode(deep(900_000)), OPTIONS);
	expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('lists and objects in') });
});

test('any JSON gives a typed answer', () => {
	const span = fc.record(
		{
			traceId: fc.oneof(fc.constant(T), fc.jsonValue()),
			id: fc.jsonValue(),
			timestamp: fc.jsonValue(),
			tags: fc.jsonValue(),
			annotations: fc.jsonValue(),
			localEndpoint: fc.jsonValue(),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.json(),
				fc.array(span).map((list) => JSON.stringify(list)),
				fc.string(),
			),
			(text) => {
				expect(typeof decodeZipkin(new TextEncoder().encode(text), OPTIONS).ok).toBe('boolean');
			},
		),
	);
});
