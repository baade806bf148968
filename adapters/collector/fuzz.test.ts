import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imbalance } from '../../lib/model/ledger.ts';
import { post } from './testing/post.ts';
import { testSpans, tracesJson, tracesProtobuf, zipkinJson } from './testing/requests.ts';
import { startRig } from './testing/rig.ts';

const ALLOWED = [200, 202, 400, 401, 403, 404, 405, 413, 415, 429, 503];
const PATHS = [
	'/v1/traces',
	'/v1/logs',
	'/api/v2/spans',
	'/v1/metrics',
	'/',
	'/ledger',
	'//v1/traces',
	'/v1/traces?x=%00',
];
const TYPES = [
	'application/x-protobuf',
	'application/json',
	'application/json; charset=utf-8',
	'text/plain',
	'',
];
const ENCODINGS = ['identity', 'gzip', 'zstd', 'br', 'gzip, gzip', ''];

const good = fc.constantFrom(
	Buffer.from(tracesProtobuf(testSpans(3))),
	Buffer.from(tracesJson(testSpans(3))),
	Buffer.from(zipkinJson(testSpans(3))),
);
/** A good request with a few bytes changed: gets further in than noise does. */
const bent = fc
	.tuple(good, fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 8 }))
	.map(([bytes, changes]) => {
		const changed = Buffer.from(bytes);
		for (const [at, byte] of changes) changed[at % changed.length] = byte;
		return changed;
	});
const body = fc.oneof(
	fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
	fc.json().map((json) => Buffer.from(json)),
	bent,
);
const packed = fc
	.tuple(body, fc.constantFrom('as it is', 'gzip', 'zstd'))
	.map(([bytes, how]) =>
		how === 'gzip' ? gzipSync(bytes) : how === 'zstd' ? zstdCompressSync(bytes) : bytes,
	);

test('any bytes to any path with any headers: an allowed answer, no fault, and the ledger closes', async () => {
	await using rig = await startRig({ lingerMs: 1 });
	await fc.assert(
		fc.asyncProperty(
			packed,
			fc.constantFrom(...PATHS),
			fc.constantFrom(...TYPES),
			fc.constantFrom(...ENCODINGS),
			fc.boolean(),
			async (bytes, path, type, encoding, toZipkin) => {
				const url = `${toZipkin ? rig.zipkin : rig.otlp}${path}`;
				const answer = await post(url, bytes, { 'content-type': type, 'content-encoding': encoding });
				expect(ALLOWED).toContain(answer.status);
				expect(answer.status).not.toBe(503);
			},
		),
		{ numRuns: 600 },
	);
	await rig.drained();
	const { spans, logs } = rig.collector.ledger();
	expect([imbalance(spans), imbalance(logs)]).toEqual([0, 0]);
	const metrics = await (await fetch(`${rig.otlp}/metrics`)).text();
	expect(metrics).toMatch(/^dupin_faults_total 0$/m);
	expect(metrics).toMatch(/^dupin_decode_thread_deaths_total 0$/m);
});
