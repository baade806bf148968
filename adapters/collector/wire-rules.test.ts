import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { post } from './testing/post.ts';
import { type Field, protobuf } from './http/protobuf.ts';
import { logsProtobuf, testSpans, tracesJson, tracesProtobuf, zipkinJson } from './testing/requests.ts';
import { type Rig, startRig } from './testing/rig.ts';
import { blocksOf, storedSpanIds } from './testing/stored.ts';

const PROTOBUF = { 'content-type': 'application/x-protobuf' };
const JSON_TYPE = { 'content-type': 'application/json' };

const traces = (rig: Rig) => `${rig.otlp}/v1/traces`;
const zipkin = (rig: Rig) => `${rig.zipkin}/api/v2/spans`;

describe('what is taken', () => {
	test('the same trace as protobuf, JSON, and each compressed, is stored as the same bytes', async () => {
		const startTime = BigInt(Date.now() - 60_000) * 1_000_000n;
		const spans = testSpans(50).map((span) => ({ ...span, startTime }));
		const forms = [
			[PROTOBUF, tracesProtobuf(spans)],
			[{ ...PROTOBUF, 'content-encoding': 'gzip' }, gzipSync(tracesProtobuf(spans))],
			[{ ...PROTOBUF, 'content-encoding': 'zstd' }, zstdCompressSync(tracesProtobuf(spans))],
			[{ ...PROTOBUF, 'content-encoding': 'deflate' }, deflateSync(tracesProtobuf(spans))],
			[{ ...PROTOBUF, 'content-encoding': 'zlib' }, deflateSync(tracesProtobuf(spans))],
			[JSON_TYPE, tracesJson(spans)],
			[{ ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync(tracesJson(spans))],
			[{ ...JSON_TYPE, 'content-encoding': 'zstd' }, zstdCompressSync(tracesJson(spans))],
		] as const;
		const stored: string[] = [];
		for (const [headers, body] of forms) {
			await using rig = await startRig();
			const answer = await post(traces(rig), body, headers);
			expect(answer.status).toBe(200);
			expect(answer.headers['content-type']).toBe(headers['content-type']);
			await rig.drained();
			stored.push(Buffer.from(blocksOf(rig.sink, 'spans')).toString('hex'));
		}
		expect(stored[0]?.length).toBeGreaterThan(1000);
		expect(new Set(stored).size).toBe(1);
	});

	test('empty body, empty object, resource without spans: 200 and nothing stored', async () => {
		await using rig = await startRig();
		for (const signal of ['traces', 'logs']) {
			expect((await post(`${rig.otlp}/v1/${signal}`, '', PROTOBUF)).status).toBe(200);
			expect((await post(`${rig.otlp}/v1/${signal}`, '', JSON_TYPE)).status).toBe(200);
			const answer = await post(`${rig.otlp}/v1/${signal}`, '{}', JSON_TYPE);
			expect([answer.status, answer.text]).toEqual([200, '{}']);
		}
		expect((await post(traces(rig), tracesProtobuf([]), PROTOBUF)).status).toBe(200);
		expect(rig.collector.ledger().spans.received).toBe(0);
	});

	test('Zipkin: empty body and empty list are 202', async () => {
		await using rig = await startRig();
		expect((await post(zipkin(rig), '', JSON_TYPE)).status).toBe(202);
		expect((await post(zipkin(rig), '[]', JSON_TYPE)).status).toBe(202);
		expect(rig.collector.ledger().spans.received).toBe(0);
	});

	test('Zipkin spans are acknowledged with 202 and stored', async () => {
		await using rig = await startRig();
		expect((await post(zipkin(rig), zipkinJson(testSpans(7)), JSON_TYPE)).status).toBe(202);
		await rig.drained();
		expect(storedSpanIds(rig.sink)).toEqual(testSpans(7).map(({ spanId }) => spanId));
	});

	test('Zipkin spans without a type, or with that of curl, are JSON; from a page of another site they are not', async () => {
		await using rig = await startRig();
		for (const type of ['', 'application/x-www-form-urlencoded', 'text/plain; charset=utf-8']) {
			const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
			const body = zipkinJson(testSpans(1));
			expect((await post(zipkin(rig), body, headers)).status).toBe(202);
			const fromPage = { ...headers, origin: 'https://elsewhere.example' };
			expect((await post(zipkin(rig), body, fromPage)).status).toBe(415);
		}
		expect(rig.collector.ledger().spans.received).toBe(3);
	});

	test('slashes doubled or at the end of a path change nothing', async () => {
		await using rig = await startRig();
		const body = tracesProtobuf(testSpans(1));
		for (const path of ['//v1/traces', '/v1/traces/', '/v1//traces//', '/v1/traces/?from=sdk']) {
			expect((await post(`${rig.otlp}${path}`, body, PROTOBUF)).status).toBe(200);
		}
		const answer = await post(`${rig.zipkin}//api/v2/spans/`, zipkinJson(testSpans(1)), JSON_TYPE);
		expect(answer.status).toBe(202);
		expect((await post(`${rig.otlp}/v1/tra/ces`, body, PROTOBUF)).status).toBe(404);
		expect(rig.collector.ledger().spans.received).toBe(5);
	});

	test('metrics are accepted and counted as not kept, and that is told once', async () => {
		await using rig = await startRig({ maxBodyBytes: 100 });
		const first = await post(`${rig.otlp}/v1/metrics`, '{"resourceMetrics":[]}', JSON_TYPE);
		expect([first.status, JSON.parse(first.text)]).toMatchObject([
			200,
			{ partialSuccess: { rejectedDataPoints: '0', errorMessage: expect.stringMatching(/not kept/) } },
		]);
		const second = await post(`${rig.otlp}/v1/metrics`, Buffer.from([10, 0]), PROTOBUF);
		expect([second.status, second.headers['content-type'], second.text]).toEqual([
			200,
			'application/x-protobuf',
			'',
		]);
		expect((await post(`${rig.otlp}/v1/metrics`, 'x'.repeat(101), JSON_TYPE)).status).toBe(413);
		const metrics = await (await fetch(`${rig.otlp}/metrics`)).text();
		expect(metrics).toMatch(/^dupin_metrics_requests_not_kept_total 2$/m);
	});

	test('logs are stored under their own count', async () => {
		await using rig = await startRig();
		expect((await post(`${rig.otlp}/v1/logs`, logsProtobuf(['a', 'b', 'c']), PROTOBUF)).status).toBe(200);
		await rig.drained();
		expect(rig.collector.ledger().logs).toMatchObject({ received: 3, stored: 3 });
		expect(rig.collector.ledger().spans.received).toBe(0);
	});
});

describe('what is refused', () => {
	test('Content-Type: none and wrong are 415, with a charset it is taken', async () => {
		await using rig = await startRig();
		const body = tracesJson(testSpans(1));
		expect((await post(traces(rig), body, {})).status).toBe(415);
		expect((await post(traces(rig), body, { 'content-type': 'text/plain' })).status).toBe(415);
		const charset = { 'content-type': 'Application/JSON; charset=utf-8' };
		expect((await post(traces(rig), body, charset)).status).toBe(200);
		expect((await post(zipkin(rig), body, PROTOBUF)).status).toBe(415);
	});

	test.each(['gzip', 'zstd'] as const)(
		'%s that is none, is cut, has a tail: 400; two in a row are one',
		async (encoding) => {
			await using rig = await startRig();
			const compress = encoding === 'gzip' ? gzipSync : zstdCompressSync;
			const whole = tracesProtobuf(testSpans(20));
			const good = compress(whole);
			const headers = { ...PROTOBUF, 'content-encoding': encoding };
			expect((await post(traces(rig), whole, headers)).status).toBe(400);
			expect((await post(traces(rig), good.subarray(0, good.length - 4), headers)).status).toBe(400);
			expect((await post(traces(rig), Buffer.concat([good, Buffer.from('tail')]), headers)).status).toBe(400);
			expect(rig.collector.ledger().spans.received).toBe(0);
			const halves = [whole.subarray(0, 100), whole.subarray(100)].map((half) => compress(half));
			expect((await post(traces(rig), Buffer.concat(halves), headers)).status).toBe(200);
			expect(rig.collector.ledger().spans.received).toBe(20);
		},
	);

	test('deflate that is none, is raw, is cut, or has a tail: 400', async () => {
		await using rig = await startRig();
		const whole = tracesProtobuf(testSpans(20));
		const good = deflateSync(whole);
		const tailed = Buffer.concat([good, Buffer.from('tail')]);
		for (const bad of [whole, deflateRawSync(whole), good.subarray(0, good.length - 4), tailed]) {
			const headers = { ...PROTOBUF, 'content-encoding': 'deflate' };
			expect((await post(traces(rig), bad, headers)).status).toBe(400);
		}
		expect(rig.collector.ledger().spans.received).toBe(0);
	});

	test('unknown and piled up encodings are 415', async () => {
		await using rig = await startRig();
		for (const encoding of ['br', 'gzip, gzip', 'snappy']) {
			const headers = { ...PROTOBUF, 'content-encoding': encoding };
			expect((await post(traces(rig), gzipSync('x'), headers)).status).toBe(415);
		}
	});

	test('the limit is exact, before and after inflating, and nothing over it is stored', async () => {
		const body = tracesProtobuf(testSpans(100));
		await using exact = await startRig({ maxBodyBytes: body.length });
		await using under = await startRig({ maxBodyBytes: body.length - 1 });
		for (const [encoding, bytes] of [
			['identity', body],
			['gzip', gzipSync(body)],
			['zstd', zstdCompressSync(body)],
			['deflate', deflateSync(body)],
		] as const) {
			const headers = { ...PROTOBUF, 'content-encoding': encoding };
			expect((await post(traces(exact), bytes, headers)).status).toBe(200);
			const refused = await post(traces(under), bytes, headers);
			expect(refused.status).toBe(413);
			expect(refused.headers['content-type']).toBe('application/x-protobuf');
		}
		const chunked = { ...PROTOBUF, 'transfer-encoding': 'chunked' };
		expect((await post(traces(under), body, chunked)).status).toBe(413);
		expect(under.collector.ledger().spans.received).toBe(0);
		expect(exact.collector.ledger().spans.received).toBe(400);
	});

	test('a body of 12 MB is taken whole', async () => {
		await using rig = await startRig();
		const spans = testSpans(600).map((span) => ({ ...span, attributes: { note: 'x'.repeat(20_000) } }));
		const body = tracesJson(spans);
		expect(body.length).toBeGreaterThan(12_000_000);
		expect((await post(traces(rig), body, JSON_TYPE)).status).toBe(200);
		await rig.drained();
		expect(storedSpanIds(rig.sink)).toHaveLength(600);
	});

	test('Zipkin v1 spans on the v2 path: 400 that says so', async () => {
		await using rig = await startRig();
		const v1 = [{ traceId: '1', id: '2', name: 'get', annotations: [], binaryAnnotations: [] }];
		const answer = await post(zipkin(rig), JSON.stringify(v1), JSON_TYPE);
		expect(answer.status).toBe(400);
		expect(answer.text).toMatch(/v1/);
	});

	test('bytes that are no request at all: 400 with a Status in the same encoding', async () => {
		await using rig = await startRig();
		const answer = await post(traces(rig), '{"resourceSpans":', JSON_TYPE);
		expect(answer.status).toBe(400);
		expect(JSON.parse(answer.text)).toMatchObject({ message: expect.stringMatching(/./) });
		const binary = await post(traces(rig), Buffer.from('not protobuf'), PROTOBUF);
		expect([binary.status, binary.headers['content-type']]).toEqual([400, 'application/x-protobuf']);
	});

	test('unknown paths are 404, other methods 405', async () => {
		await using rig = await startRig();
		expect((await post(`${rig.otlp}/v1/profiles`)).status).toBe(404);
		expect((await post(`${rig.otlp}/api/v2/spans`)).status).toBe(404);
		expect((await post(`${rig.otlp}/healthz`)).status).toBe(405);
		const answer = await fetch(traces(rig));
		expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
	});
});

describe('one bad span', () => {
	const withBad = (bad: readonly Field[]): Uint8Array => {
		const good = testSpans(999).map((span) => tracesProtobuf([span]));
		const request = protobuf([[1, [[2, [[2, bad]]]]]]);
		return Buffer.concat([...good.slice(0, 500), request, ...good.slice(500)]);
	};

	test.each([
		[
			'an ID of the wrong length',
			[
				[1, new Uint8Array(3).fill(1)],
				[2, new Uint8Array(8).fill(1)],
			],
		],
		[
			'an ID of zeros',
			[
				[1, new Uint8Array(16)],
				[2, new Uint8Array(8).fill(1)],
			],
		],
		['no ID', [[5, 'nameless']]],
	] satisfies [string, Field[]][])('%s costs only itself and is named', async (_, bad) => {
		await using rig = await startRig();
		const answer = await post(traces(rig), withBad(bad), PROTOBUF);
		expect(answer.status).toBe(200);
		expect(answer.text).toMatch(/span 501/);
		await rig.drained();
		const { received, stored, rejected } = rig.collector.ledger().spans;
		expect([received, stored, rejected.map(([, count]) => count)]).toEqual([1000, 999, [1]]);
	});

	test('in JSON: rejectedSpans is 1 and the rest is stored', async () => {
		await using rig = await startRig();
		const spans = testSpans(20).map((span, i) => (i === 7 ? { ...span, spanId: 'zz' } : span));
		const answer = await post(traces(rig), tracesJson(spans), JSON_TYPE);
		expect(answer.status).toBe(200);
		const { partialSuccess } = JSON.parse(answer.text) as { partialSuccess: Record<string, unknown> };
		expect(String(partialSuccess.rejectedSpans)).toBe('1');
		expect(partialSuccess.errorMessage).toMatch(/span 8/);
		await rig.drained();
		expect(storedSpanIds(rig.sink)).toHaveLength(19);
	});
});
