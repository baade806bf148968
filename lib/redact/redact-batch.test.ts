import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextColumn } from '../model/columns.ts';
import { coded, textAt } from '../model/columns.ts';
import { logBatchFromRows, spanBatchFromRows } from '../columns/rows.ts';
import { redactLogs, redactSpans } from './redact-batch.ts';
import { redactText } from './redact-text.ts';
import { REDACTED, RedactionCounts } from './redaction.ts';
import { isSensitiveKey } from './sensitive-key.ts';
import { suspectRows } from './suspect-rows.ts';

const span = {
	traceId: '1'.repeat(32),
	spanId: '2'.repeat(16),
	startTime: 1n,
	duration: 1n,
	service: 'pay',
	name: 'charge',
};

test('planted secrets are found nowhere in a span; the rest is as it was', () => {
	const secret = 'hunter2-planted';
	const batch = spanBatchFromRows([
		{ ...span, name: 'before', attributes: { 'http.route': '/a' } },
		{
			...span,
			name: `GET /?token=${secret}`,
			statusMessage: `login failed, password=${secret}`,
			attributes: {
				'http.route': '/b',
				'http.request.header.authorization': [`Bearer ${secret}`],
				'url.full': `https://x/?a=1&api_key=${secret}`,
				retries: 3,
			},
			resource: { 'db.password': secret },
			events: [{ time: 1n, name: 'exception', attributes: { cookie: secret } }],
		},
		{ ...span, name: 'after', attributes: { 'http.route': '/c', ok: true } },
	]);
	const counts = new RedactionCounts();
	const clean = redactSpans(batch, counts);
	const everything = JSON.stringify(clean, (_, value: unknown) =>
		value instanceof Uint8Array
			? new TextDecoder().decode(value)
			: value instanceof BigUint64Array
				? null
				: value,
	);
	expect(everything).not.toContain(secret);
	const values = Array.from(clean.attributes.values.ends, (_, i) => textAt(clean.attributes.values, i));
	expect(values).toEqual(['/a', '/b', REDACTED, `https://x/?a=1&api_key=${REDACTED}`, '3', '/c', 'true']);
	expect([0, 1, 2].map((row) => coded(clean.attributes.types, row))).toEqual(['s', 'sssi', 'sb']);
	expect(counts.list().reduce((sum, [, count]) => sum + count, 0)).toBe(6);
});

test('log bodies and attributes', () => {
	const batch = logBatchFromRows([
		{ time: 1n, service: 'pay', body: 'fine' },
		{ time: 1n, service: 'pay', body: 'card 4111 1111 1111 1111 declined', attributes: { password: 'x' } },
	]);
	const clean = redactLogs(batch, new RedactionCounts());
	expect([0, 1].map((row) => textAt(clean.bodies, row))).toEqual(['fine', `card ${REDACTED} declined`]);
	expect(textAt(clean.attributes.values, 0)).toBe(REDACTED);
});

test('a batch without secrets is not copied', () => {
	const batch = spanBatchFromRows([{ ...span, attributes: { 'http.route': '/titles/{id}' } }]);
	const clean = redactSpans(batch, new RedactionCounts());
	expect(clean.attributes).toBe(batch.attributes);
	expect(clean.names).toBe(batch.names);
});

test('the quick look passes over no text that has a secret', () => {
	const piece = fc.oneof(
		fc.constantFrom(
			'password',
			'TOKEN',
			'api_key',
			'cookie',
			'eyJhbGciOi.eyJzdWIi.x',
			'AKIAIOSFODNN7EXAMPLE',
		),
		fc.constantFrom(
			'=',
			':',
			' ',
			'"',
			'\\"',
			'://',
			'@',
			'bearer ',
			'basic ',
			'dXNlcjpwYXNz',
			'4111-1111-1111-1111',
		),
		fc.string({ maxLength: 5 }),
	);
	const isSeen = fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
		const text = pieces.join('');
		const hasSecret = redactText(text, new RedactionCounts()) !== text;
		return !hasSecret || suspectRows(column(text)).length === 1;
	});
	expect(fc.check(isSeen, { numRuns: 2000 }).counterexample).toBe(null);
});

test.each([
	['http.request.header.authorization', true],
	['http.response.header.set-cookie', true],
	['userPassword', true],
	['x-api-key', true],
	['db.password', true],
	['gen_ai.usage.input_tokens', false],
	['feature_flag.key', false],
	['messaging.kafka.message.key', false],
	['cookies.enabled', false],
	['author', false],
])('key %s: %s', (key, sensitive) => {
	expect(isSensitiveKey(key)).toBe(sensitive);
});

function column(text: string): TextColumn {
	const bytes = new TextEncoder().encode(text);
	return { bytes, ends: Uint32Array.of(bytes.length) };
}
