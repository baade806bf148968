import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToHex } from '../../columns/hex.ts';
import { openTraceFile, type OpenedFile } from './open-trace-file.ts';

const NOW = 1_790_000_000_000_000_000n;
const data = process.env.DUPIN_SHARED_DATA ?? '../shared/data';
const SKIP = !existsSync(data) && 'recorded data is not there';

function open(content: string | Uint8Array | object, name = 'a.json'): OpenedFile {
	const isText = typeof content === 'string' || content instanceof Uint8Array;
	const result = openTraceFile(isText ? content : JSON.stringify(content), name, NOW);
	if (!result.ok) throw new Error(result.error);
	return result.value;
}

function refusal(content: string | object): string {
	const result = openTraceFile(
		typeof content === 'string' ? content : JSON.stringify(content),
		'a.json',
		NOW,
	);
	return result.ok ? `opened as ${result.value.format}` : result.error;
}

const zipkin = { traceId: 'a1', id: 'b2', name: 'get' };
const jaeger = {
	traceID: 'a1',
	spans: [{ traceID: 'a1', spanID: 'b2', startTime: 1, duration: 1 }],
	processes: {},
};
const span = {
	traceId: '0'.repeat(31) + 'a',
	spanId: '0'.repeat(15) + 'b',
	name: 'get',
	startTimeUnixNano: '1',
	endTimeUnixNano: '2',
};
const part = { resource: {}, scopeSpans: [{ spans: [span] }] };
const otlp = { resourceSpans: [part] };
const logs = {
	resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: '1', body: { stringValue: 'hello' } }] }] }],
};

test.each([
	['a Zipkin list', [zipkin, zipkin], 'zipkin', 2],
	['one Zipkin span', zipkin, 'zipkin', 1],
	['Zipkin traces', [[zipkin], [zipkin, zipkin]], 'zipkin', 3],
	['Jaeger’s answer', { data: [jaeger, jaeger] }, 'jaeger', 2],
	['one Jaeger trace', jaeger, 'jaeger', 1],
	['OTLP', otlp, 'otlp', 1],
	['OTLP in Jaeger v3’s wrapper', { result: otlp }, 'otlp', 1],
	['Tempo’s first API', { batches: [part] }, 'otlp', 1],
	['Tempo’s second API', { trace: otlp }, 'otlp', 1],
	['a list of OTLP', [otlp, otlp], 'otlp', 2],
	[
		'one OTLP request a line',
		`${JSON.stringify(otlp)}\n\n${JSON.stringify({ result: otlp })}\r\n`,
		'otlp',
		2,
	],
	['one Zipkin span a line', `${JSON.stringify(zipkin)}\n${JSON.stringify(zipkin)}`, 'zipkin', 2],
])('opens %s', (_, content, format, spans) => {
	const opened = open(content);
	expect([opened.format, opened.spans.length, opened.rejectedCount]).toEqual([format, spans, 0]);
});

test('spans and logs of one file are both opened', () => {
	expect(open({ ...otlp, ...logs })).toMatchObject({ spans: { length: 1 }, logs: { length: 1 } });
	expect(open([otlp, logs])).toMatchObject({ spans: { length: 1 }, logs: { length: 1 } });
});

test('Tempo spells IDs in base64', () => {
	const bytes = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
	const base64 = (size: number) => btoa(String.fromCharCode(...bytes.subarray(0, size)));
	const opened = open({
		batches: [
			{
				scopeSpans: [
					{ spans: [{ ...span, traceId: base64(16), spanId: base64(8), kind: 'SPAN_KIND_SERVER' }] },
				],
			},
		],
	});
	expect(bytesToHex(opened.spans.traceIds, 0, 16)).toBe('0102030405060708090a0b0c0d0e0f10');
	expect(opened.spans.kinds[0]).toBe(2);
});

test('a broken line is counted and the rest is opened', () => {
	const opened = open(`${JSON.stringify(otlp)}\n{"cut": \n${JSON.stringify(otlp)}`);
	expect([opened.spans.length, opened.notes]).toEqual([2, ['1 lines are not JSON, the first is line 2']]);
});

const UNDERSTOOD = 'Dupin opens Zipkin v2, Jaeger and OTLP JSON, also one document a line.';
test.each([
	['', `a.json is empty. ${UNDERSTOOD}`],
	[' \n', `a.json is empty. ${UNDERSTOOD}`],
	['[]', `a.json holds an empty list and no trace. ${UNDERSTOOD}`],
	['{}', `a.json holds an empty object and no trace. ${UNDERSTOOD}`],
	['3', `a.json holds a number and no trace. ${UNDERSTOOD}`],
	[{ resourceMetrics: [] }, `a.json holds OTLP metrics and no trace. ${UNDERSTOOD}`],
	[
		[{ parent: 'a', child: 'b', callCount: 1 }],
		`a.json holds dependencies between services and no trace. ${UNDERSTOOD}`,
	],
	[{ foo: 1, bar: 2 }, `a.json holds an object with "foo", "bar" and no trace. ${UNDERSTOOD}`],
	[[zipkin, jaeger], 'a.json mixes zipkin and jaeger; open one format at a time.'],
])('says what it saw in %j', (content, message) => {
	expect(refusal(content)).toBe(message);
});

test('says how a file begins that is no JSON, and where JSON breaks', () => {
	expect(refusal('traceId,spanId')).toBe(
		`a.json is not JSON; it begins with "traceId,spanId". ${UNDERSTOOD}`,
	);
	expect(refusal('{"resourceSpans": [')).toBe(
		`a.json is broken JSON: Unexpected end of JSON input. ${UNDERSTOOD}`,
	);
});

test('any text gives an answer', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
			expect(refusal(text)).not.toBe('');
		}),
	);
});

test.skipIf(SKIP)('every recorded file is opened whole, or told what it is', () => {
	const counts: Record<string, number> = {};
	const answers = new Map<string, string>();
	for (const folder of [
		'zipkin',
		'otlp/jaeger-fixtures',
		'otlp/proto-examples',
		'otlp/hyperdx-smoke',
		'jaeger/crisp',
		'jaeger/jaeger-ui',
	]) {
		for (const file of readdirSync(join(data, folder)).filter((name) => name.endsWith('.json'))) {
			const result = openTraceFile(readFileSync(join(data, folder, file)), file, NOW);
			answers.set(file, result.ok ? `${result.value.rejectedCount} rejected` : result.error);
			if (result.ok)
				counts[folder] = (counts[folder] ?? 0) + result.value.spans.length + result.value.logs.length;
		}
	}
	const odd = [...answers].filter(([, answer]) => answer !== '0 rejected');
	expect(Object.fromEntries(odd)).toEqual({
		'metrics.json': expect.stringContaining('holds OTLP metrics'),
		'metrics__gauge-insert.json': expect.stringContaining('holds OTLP metrics'),
		'dependencies-large.json': expect.stringContaining('holds dependencies between services'),
	});
	expect(counts).toEqual({
		zipkin: 79,
		'otlp/jaeger-fixtures': 42,
		'otlp/proto-examples': 3,
		'otlp/hyperdx-smoke': 78,
		'jaeger/crisp': 134,
		'jaeger/jaeger-ui': 169,
	});
});

test.skipIf(SKIP)('a thousand real Jaeger traces with unpadded IDs have 11 spans each', () => {
	const files = tarFiles(gunzipSync(readFileSync(join(data, 'jaeger/traceweaver/hotel_load25.tar.gz'))));
	const traces = files.filter(({ name }) => name.endsWith('.json'));
	expect(traces.length).toBe(1000);
	for (const { name, bytes } of traces)
		expect(open(bytes, name)).toMatchObject({ spans: { length: 11 }, rejectedCount: 0 });
});

/** Files of a tar archive: 512-byte headers with the name at 0 and the size in octal at 124. */
function tarFiles(archive: Uint8Array): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
	const files: { name: string; bytes: Uint8Array }[] = [];
	const text = (from: number, size: number) =>
		new TextDecoder()
			.decode(archive.subarray(from, from + size))
			.replace(/\0.*$/s, '')
			.trim();
	for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
		const size = Number.parseInt(text(at + 124, 12), 8);
		files.push({ name: text(at, 100), bytes: archive.subarray(at + 512, at + 512 + size) });
		at += 512 + Math.ceil(size / 512) * 512;
	}
	return files;
}
