import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recognise } from './recognise.ts';

const ID = '7f3c9a51e2b84d06a1c45be9d07f2e38';
const SPAN = '91ab04d2c0ffee01';
const SHORT = `0000000000000000${SPAN}`;
const kinds = (text: string) => recognise(text).map(({ kind, value }) => [kind, value]);

test.each([
	['as it is', ID, ID],
	['upper case', ID.toUpperCase(), ID],
	['with 0x', `0x${ID}`, ID],
	['as a UUID', '7f3c9a51-e2b8-4d06-a1c4-5be9d07f2e38', ID],
	['in base64', 'fzyaUeK4TQahxFvp0H8uOA==', ID],
	['unpadded, 31 digits', ID.slice(1), `0${ID.slice(1)}`],
	['unpadded, 15 digits', SPAN.slice(1), `00000000000000000${SPAN.slice(1)}`],
	['64 bits', SPAN, SHORT],
	['from X-Ray', '1-7f3c9a51-e2b84d06a1c45be9d07f2e38', ID],
	['in a link of Jaeger', `https://jaeger.test/trace/${ID}?uiFind=${SPAN}`, ID],
	['in a link of Zipkin', `http://zipkin.test/zipkin/traces/${SPAN}`, SHORT],
	['in a link of this app', `http://127.0.0.1:3000/r/${ID}#findings`, ID],
	['in a link of Grafana', `https://g.test/explore?panes=%7B%22query%22:%22${ID}%22%7D`, ID],
	['in a log line', `12:01:07 ERROR issue failed trace_id=${ID} code=502`, ID],
	['in a JSON log line', `{"level":"error","trace_id":"${ID}","msg":"no"}`, ID],
])('a trace ID is recognised %s', (_, text, value) => {
	expect(kinds(text)[0]).toEqual(['trace-id', value]);
});

test('traceparent, B3 and Jaeger headers give trace and span', () => {
	const both = [
		['trace-id', ID],
		['span-id', SPAN],
	];
	expect(kinds(`00-${ID}-${SPAN}-01`)).toEqual(both);
	expect(kinds(`${ID}-${SPAN}-1`)).toEqual(both);
	expect(kinds(`${ID}:${SPAN}:0:1`)).toEqual(both);
	expect(kinds(`X-B3-TraceId: ${ID}\nX-B3-SpanId: ${SPAN}`)).toEqual(both);
});

test('a pasted log line may hold several, each with its place', () => {
	const line = `license issue failed trace=${ID} session=PS-8841 user=ana@example.test http.status_code=502`;
	const found = recognise(line);
	expect(found.map(({ kind, value, start, end }) => [kind, value, line.slice(start, end)])).toEqual([
		['trace-id', ID, ID],
		['session-id', 'PS-8841', 'PS-8841'],
		['user-id', 'ana@example.test', 'ana@example.test'],
		['pair', 'http.response.status_code=502', 'http.status_code=502'],
		['text', 'license issue failed', line],
	]);
});

test('e-mail, service and words', () => {
	expect(kinds('ana.b+x@example.test')).toEqual([['email', 'ana.b+x@example.test']]);
	expect(recognise('content-keys timeout', new Set(['content-keys']))[0]).toMatchObject({
		kind: 'service',
		value: 'content-keys',
	});
	expect(kinds('key missing')).toEqual([['text', 'key missing']]);
	expect(kinds('0'.repeat(32))).toEqual([['text', '0'.repeat(32)]]);
	expect(kinds('')).toEqual([]);
});

test('whatever is pasted, places lie within the text and nothing throws', () => {
	const piece = fc.oneof(
		fc.string(),
		fc.constantFrom(ID, SPAN, '=', ':', '-', ' ', 'trace', 'https://', '@', '.'),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
			const text = pieces.join('');
			for (const { start, end } of recognise(text)) {
				expect(start).toBeGreaterThanOrEqual(0);
				expect(end).toBeGreaterThan(start);
				expect(end).toBeLessThanOrEqual(text.length);
			}
		}),
	);
});
