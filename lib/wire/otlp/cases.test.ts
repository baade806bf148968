import { describe, expect, test } from 'vitest';
import { coded, textAt } from '../../model/columns.ts';
import { SPAN_FLAG } from '../../model/span-batch.ts';
import {
	NOW,
	OPTIONS,
	START,
	UINT64_MAX,
	SPAN,
	request,
	fromText,
	both,
	one,
	oneJson,
} from '../../testing/otlp-requests.ts';
import { bytesToHex } from '../../columns/hex.ts';
import { decodeTracesJson } from './decode-traces-json.ts';

test.each(['', '{}', '{"resourceSpans":[]}', '{"resourceSpans":[{}]}', '{"resourceSpans":null}'])(
	'%s is a request without spans',
	(text) => {
		expect(fromText(text).batch.length).toBe(0);
	},
);

test.each(['[]', '3', '{', 'resourceSpans', '{"resourceSpans":3}'])('%s is no request at all', (text) => {
	expect(decodeTracesJson(new TextEncoder().encode(text), OPTIONS).ok).toBe(false);
});

describe('what is not known', () => {
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

describe('IDs', () => {
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
	'%s is exact as text and as number',
	(digits) => {
		for (const sent of [digits, `"${digits}"`]) {
			const { batch } = oneJson(`"attributes":[{"key":"n","value":{"intValue":${sent}}}]`);
			expect([textAt(batch.attributes.values, 0), coded(batch.attributes.types, 0)]).toEqual([digits, 'i']);
		}
	},
);

test('nanoseconds sent as a number are exact', () => {
	const { batch } = oneJson('"startTimeUnixNano":1789999940123456789,"endTimeUnixNano":1789999940123456999');
	expect([batch.startTimes[0], batch.durations[0]]).toEqual([1_789_999_940_123_456_789n, 210n]);
});

test('one bad span among 999 good ones is named; the rest stays', () => {
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

	test('a span of no length is kept as it is', () => {
		expect(timesOf(START, START)).toEqual({ start: START, duration: 0n, flags: 0, notes: [] });
	});

	test('an end before the start: no length, raw values in a note', () => {
		expect(timesOf(START, START - 7n)).toEqual({
			start: START,
			duration: 0n,
			flags: SPAN_FLAG.timeChanged,
			notes: [`ended before it started: start ${START}, end ${START - 7n}`],
		});
	});

	test('no start: placed by its arrival', () => {
		expect(timesOf(0n, START)).toMatchObject({ start: NOW, duration: 0n, flags: SPAN_FLAG.noTime });
	});

	test('a start beyond 2262 is clamped, raw nanoseconds in a note', () => {
		expect(timesOf(UINT64_MAX, UINT64_MAX)).toMatchObject({
			start: 2n ** 63n - 1n,
			flags: SPAN_FLAG.timeChanged,
			notes: expect.arrayContaining([`start was ${UINT64_MAX}, beyond the year 2262`]),
		});
	});

	test('more than an hour ahead is kept with a note; past the retention is rejected', () => {
		const ahead = NOW + 2n * 3_600_000_000_000n;
		expect(timesOf(ahead, ahead).notes).toEqual(['its time is more than an hour in the future']);
		const old = NOW - 40n * 86_400_000_000_000n;
		expect(both([SPAN, { ...SPAN, startTimeUnixNano: String(old) }])).toMatchObject({
			batch: { length: 1 },
			rejections: [{ reason: 'too-old', count: 1 }],
		});
	});
});
