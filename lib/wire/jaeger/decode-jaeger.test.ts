import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coded } from '../../model/columns.ts';
import { SPAN_FLAG } from '../../model/span-batch.ts';
import { KIND, STATUS } from '../../model/span-kind.ts';
import { spanDetails } from '../../trace/details.ts';
import { bytesToHex } from '../../columns/hex.ts';
import type { Json } from '../json/parse-json.ts';
import { decodeJaeger } from './decode-jaeger.ts';

const NOW = 1_790_000_000_000_000_000n;
const OPTIONS = { nowNanos: NOW, retentionNanos: NOW };
const T = '83a9efd15c1c98a977e0711cc93ee28b';
const SPAN = {
	traceID: T,
	spanID: 'a1',
	operationName: 'get',
	startTime: 1_706_678_909_209_712,
	duration: 123,
	processID: 'p1',
};
const PROCESSES = { p1: { serviceName: 'web', tags: [{ key: 'host.name', type: 'string', value: 'h1' }] } };

function decode(spans: readonly object[], processes: object = PROCESSES) {
	const trace: Json = JSON.parse(JSON.stringify({ traceID: T, spans, processes }));
	const result = decodeJaeger([trace], OPTIONS);
	if (!result.ok) throw new Error(result.message);
	return result;
}

function one(span: object) {
	const { batch, rejections } = decode([{ ...SPAN, ...span }]);
	expect(rejections).toEqual([]);
	return { batch, ...spanDetails(batch, 0) };
}

test('a span keeps what Jaeger says of it, in OpenTelemetry’s fields', () => {
	const { batch, attributes, resource, scope, statusMessage, events, notes } = one({
		references: [{ refType: 'CHILD_OF', traceID: T, spanID: 'b2' }],
		tags: [
			{ key: 'span.kind', type: 'string', value: 'server' },
			{ key: 'otel.status_code', type: 'string', value: 'ERROR' },
			{ key: 'otel.status_description', type: 'string', value: 'no HD key' },
			{ key: 'otel.library.name', type: 'string', value: 'lib' },
			{ key: 'http.status_code', type: 'int64', value: 503 },
			{ key: 'big', type: 'int64', value: '9223372036854775807' },
			{ key: 'ratio', type: 'float64', value: 0.5 },
			{ key: 'cached', type: 'bool', value: true },
		],
		logs: [{ timestamp: 1_706_678_909_209_800, fields: [{ key: 'event', type: 'string', value: 'retry' }] }],
		warnings: ['clock skew'],
	});
	expect([batch.kinds[0], batch.statusCodes[0], statusMessage, scope]).toEqual([
		KIND.server,
		STATUS.error,
		'no HD key',
		'lib',
	]);
	expect([batch.startTimes[0], batch.durations[0]]).toEqual([1_706_678_909_209_712_000n, 123_000n]);
	expect(bytesToHex(batch.parentSpanIds, 0, 8)).toBe('00000000000000b2');
	expect([coded(batch.services, 0), resource.get('host.name')]).toEqual(['web', 'h1']);
	expect(Object.fromEntries(attributes)).toEqual({
		'http.response.status_code': 503,
		big: 9_223_372_036_854_775_807n,
		ratio: 0.5,
		cached: true,
	});
	expect(events.map(({ name, time }) => [name, time])).toEqual([['retry', 1_706_678_909_209_800_000n]]);
	expect(notes).toEqual(['clock skew']);
});

test('an error attribute alone marks the span as failed; false does not', () => {
	const error = (value: boolean) =>
		one({ tags: [{ key: 'error', type: 'bool', value }] }).batch.statusCodes[0];
	expect([error(true), error(false)]).toEqual([STATUS.error, STATUS.unset]);
});

test('FOLLOWS_FROM is the parent where there is no CHILD_OF, else a link; another trace is always a link', () => {
	const follows = { refType: 'FOLLOWS_FROM', traceID: T, spanID: 'c3' };
	const elsewhere = { refType: 'CHILD_OF', traceID: 'ff', spanID: 'd4' };
	const parentOf = (span: object) => bytesToHex(one(span).batch.parentSpanIds, 0, 8);
	expect(parentOf({ references: [elsewhere, follows] })).toBe('00000000000000c3');
	const both = { references: [follows, { refType: 'CHILD_OF', traceID: T, spanID: 'b2' }, elsewhere] };
	expect(parentOf(both)).toBe('00000000000000b2');
	expect(
		one(both).links.map(({ spanId, attributes }) => [spanId, attributes.get('opentracing.ref_type')]),
	).toEqual([
		['00000000000000c3', 'follows_from'],
		['00000000000000d4', 'child_of'],
	]);
});

test('a span that starts at 0 is no span without a time: recordings of tests start there', () => {
	const { batch } = one({ startTime: 0, duration: 100 });
	expect([batch.startTimes[0], batch.durations[0], batch.flags[0]]).toEqual([0n, 100_000n, 0]);
});

test('a negative duration becomes 0 and is kept as it was sent', () => {
	const { batch, notes } = one({ duration: -7 });
	expect([batch.durations[0], batch.flags[0]]).toEqual([0n, SPAN_FLAG.timeChanged]);
	expect(notes).toEqual(['duration was -7 µs']);
});

test('words for IDs get stand-ins that stay the same', () => {
	const { batch, rejections } = decode([
		{ ...SPAN, traceID: 'trace-123', spanID: 'span-1' },
		{
			...SPAN,
			traceID: 'trace-123',
			spanID: 'span-2',
			references: [{ refType: 'CHILD_OF', spanID: 'span-1' }],
		},
	]);
	expect(rejections).toEqual([]);
	expect(bytesToHex(batch.parentSpanIds, 8, 8)).toBe(bytesToHex(batch.spanIds, 0, 8));
	expect(spanDetails(batch, 0).notes).toEqual([
		'its trace ID was sent as "trace-123"',
		'its span ID was sent as "span-1"',
	]);
});

test('one bad span does not cost the others', () => {
	const { batch, rejections } = decode([
		SPAN,
		{ ...SPAN, spanID: '' },
		{ ...SPAN, spanID: 'b2', processID: 'gone' },
	]);
	expect(batch.length).toBe(2);
	expect(rejections).toEqual([{ reason: 'bad-span-id', count: 1, message: 'span 2: "get" has no span ID' }]);
	expect(coded(batch.services, 1)).toBe('unknown_service');
});

test('any JSON gives a typed answer', () => {
	const span = fc.record(
		{
			traceID: fc.jsonValue(),
			spanID: fc.constant('1'),
			references: fc.jsonValue(),
			tags: fc.jsonValue(),
			logs: fc.jsonValue(),
		},
		{ requiredKeys: [] },
	);
	const trace = fc.record({
		traceID: fc.jsonValue(),
		spans: fc.oneof(fc.array(span), fc.jsonValue()),
		processes: fc.jsonValue(),
	});
	fc.assert(
		fc.property(fc.array(trace), (traces) => {
			const list: Json = JSON.parse(JSON.stringify(traces));
			expect(decodeJaeger(Array.isArray(list) ? list : [], OPTIONS).ok).toBe(true);
		}),
	);
});
