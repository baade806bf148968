import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readableMessage } from './message.ts';

const T = '4bf92f3577b34da6a3ce929d0e0e4736';
const S = '00f067aa0ba902b7';

test.each([
	['{"level":"error","msg":"no HD key"}', 'no HD key'],
	['{"msg":"","message":"no HD key"}', 'no HD key'],
	['{"jsonPayload":{"message":"no HD key"},"severity":"ERROR"}', 'no HD key'],
	['{"level":50,"err":{"type":"Error","message":"no HD key"}}', 'no HD key'],
	['{"@t":"2026-01-01","@l":"Error","@m":"no HD key"}', 'no HD key'],
	['{"log":"{\\"message\\": \\"no HD key\\"}\\n","stream":"stdout"}', 'no HD key'],
	[`{"log":"05:18:42.995 INFO  - TraceID: ${T} SpanID: ${S} Get Ads\\n","stream":"stdout"}`, 'Get Ads'],
	['time=2026-01-01T00:00:00Z level=error msg="no \\"HD\\" key" profile=hd', 'no "HD" key'],
	['level=error msg=refused', 'refused'],
	[`[trace_id=${T} span_id=${S}] no HD key`, 'no HD key'],
	[
		'2026-01-01 11:15:47.561  INFO [keys,2485,2485,true] 68058 --- [nio-1] i.s.Application   : Hello [all]',
		'Hello [all]',
	],
	['2026-01-01 11:15:47.561 [main] ERROR c.h.Keys - no HD key', 'no HD key'],
	[
		'2026-01-01 11:15:47.561 [SW_CTX:[keys,a@1.2.3.4,x.1,y.2,3]] [main] ERROR c.h.Keys -no HD key',
		'no HD key',
	],
	['2026-01-01T11:15:47.561Z WARN retrying in 200 ms', 'retrying in 200 ms'],
	['  plain words  ', 'plain words'],
	['ERROR', 'ERROR'],
	['{"status":503}', '{"status":503}'],
	['{cut off', '{cut off'],
	[`trace_id=${T}`, `trace_id=${T}`],
	['', ''],
])('a person reads %s as %s', (body, message) => {
	expect(readableMessage(body)).toBe(message);
});

test('something is left to read of any text that says anything', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
			expect(readableMessage(text) === '').toBe(text.trim() === '');
		}),
	);
});

const nezha = join(
	process.env.DUPIN_SHARED_DATA ?? '../shared/data',
	'labelled/nezha-onlineboutique-partial/2022-08-22/log/05_19_log.csv.gz',
);

test.skipIf(!existsSync(nezha))('five log formats of one real system read as words, without IDs', () => {
	const lines = gunzipSync(readFileSync(nezha)).toString('utf8').trim().split('\n').slice(1);
	for (const line of lines.slice(0, 5000)) {
		const body = line.slice(line.indexOf('"{') + 1, line.lastIndexOf('"')).replaceAll('""', '"');
		expect(readableMessage(body)).not.toMatch(/^\{|TraceID|SpanID|"stream"/);
	}
});
