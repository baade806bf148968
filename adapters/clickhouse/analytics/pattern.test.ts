import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KIND } from '../../../lib/model/span-kind.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { SpanRow } from '../../../lib/columns/rows.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { readNewVersions } from '../schema/first-seen.ts';
import { createPatternSource } from './pattern.ts';
import { fresh, freshIds, makeSpan, NOW, OPTIONS, put, putLogs, SECOND } from '../testing/store-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-pattern-'));
const env = {
	DUPIN_DATA_DIR: folder,
	DUPIN_CLICKHOUSE_PORT: '0',
	DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
	DUPIN_CLICKHOUSE_DATABASE: `pattern_${process.pid}`,
};
let store: OwnedStore;

beforeAll(async () => {
	store = await openOwnedStore(env);
});
afterAll(async () => {
	await store.client.command(`DROP DATABASE ${env.DUPIN_CLICKHOUSE_DATABASE}`);
	await store.close();
	rmSync(folder, { recursive: true });
});

function callsTo(service: string) {
	const operation = { service, operation: 'GET /keys' };
	const [from, to] = [unixNanos(NOW - 600n * SECOND), unixNanos(NOW + 600n * SECOND)];
	return createPatternSource(store.client).sampleCalls(operation, from, to, OPTIONS);
}

test('failed requests by status or error line, one each, with their words, traits and the versions that ran', async () => {
	const service = fresh('keys');
	const call = (more: Partial<SpanRow>): readonly [root: SpanRow, call: SpanRow] => {
		const root = makeSpan({ service: fresh('app'), attributes: { 'device.model.name': 'Nova 8' } });
		const own = { service, name: 'GET /keys', kind: KIND.server, parentSpanId: root.spanId };
		return [root, makeSpan({ ...own, traceId: root.traceId, spanId: freshIds().spanId, ...more })];
	};
	const [marked, logged, well] = [
		call({
			statusCode: 2,
			statusMessage: 'gone',
			attributes: { 'http.response.status_code': 404n },
			resource: { 'service.version': '2' },
		}),
		call({ startTime: NOW + SECOND, resource: { 'service.version': '2' } }),
		call({ startTime: NOW - SECOND, resource: { 'service.version': '1' } }),
	];
	const again = { ...marked[1], spanId: freshIds().spanId, startTime: NOW + 2n * SECOND };
	const lookup = makeSpan({
		traceId: well[1].traceId,
		parentSpanId: well[1].spanId,
		service,
		kind: KIND.client,
		attributes: { 'db.system.name': 'redis' },
	});
	await put(store, [
		...marked,
		again,
		lookup,
		...logged,
		...well,
		makeSpan({ service, name: 'other', statusCode: 2 }),
	]);
	const line = { service, time: NOW + SECOND, traceId: logged[1].traceId, spanId: logged[1].spanId };
	await putLogs(store, [
		{ ...line, severityNumber: 9, body: 'lookup' },
		{ ...line, severityNumber: 17, body: '{"level":"error","msg":"no key for 12"}' },
	]);
	const found = await callsTo(service);
	expect(found.failedRequests).toBe(2);
	const byId = new Map(found.failed.map((request) => [request.traceId, request]));
	expect(byId.get(marked[1].traceId)).toMatchObject({
		start: NOW,
		words: { log: '', exception: '', status: 'gone', type: '', code: '404' },
	});
	expect(byId.get(logged[1].traceId)?.words.log).toBe('no key for 12');
	expect(found.well.map(({ traceId }) => traceId)).toEqual([well[1].traceId]);
	const traits = byId.get(logged[1].traceId)?.traits;
	expect(traits?.get('service.version')).toBe('2');
	expect(traits?.get('device.model.name')).toBe('Nova 8');
	expect(found.well[0]?.callees).toEqual(['redis']);
	expect(byId.get(logged[1].traceId)?.callees).toEqual([]);
	expect(found.versions).toEqual([
		{ version: '1', firstSeen: NOW - SECOND },
		{ version: '2', firstSeen: NOW },
	]);
});

test('a version that ran before the time asked for was first seen then, by whichever process', async () => {
	const service = fresh('keys');
	const ran = (version: string, host: string, startTime: bigint) =>
		makeSpan({ service, startTime, resource: { 'service.version': version, 'host.name': host } });
	await put(store, [ran('1', 'a', NOW - 90_000n * SECOND), ran('2', 'a', NOW - 80_000n * SECOND)]);
	await put(store, [ran('1', 'b', NOW), ran('2', 'b', NOW)]);
	expect((await callsTo(service)).versions).toEqual([
		{ version: '1', firstSeen: NOW - 90_000n * SECOND },
		{ version: '2', firstSeen: NOW - 80_000n * SECOND },
	]);
	const within = async (from: bigint) =>
		(await readNewVersions(store.client, { from: unixNanos(from), to: unixNanos(NOW) }, OPTIONS)).get(
			service,
		);
	expect(await within(NOW - 85_000n * SECOND)).toEqual({ version: '2', firstSeen: NOW - 80_000n * SECOND });
	expect(await within(NOW - 600n * SECOND)).toBeUndefined();
});

test('what a request tells of itself stands on the earliest of its first spans, whichever came first', async () => {
	const service = fresh('keys');
	const call = makeSpan({ service, name: 'GET /keys', parentSpanId: 'e'.repeat(16), statusCode: 2 });
	const first = (startTime: bigint, region: string) =>
		makeSpan({ traceId: call.traceId, startTime, attributes: { 'cloud.region': region } });
	await put(store, [call, first(NOW - 1n, 'later')]);
	await put(store, [first(NOW - SECOND, 'earliest')]);
	const [request] = (await callsTo(service)).failed;
	expect(request?.traits.get('cloud.region')).toBe('earliest');
});

test('a sample of a thousand requests is asked about at once', async () => {
	const service = fresh('busy');
	const failed = { service, name: 'GET /keys', kind: KIND.server, statusCode: 2 };
	await put(
		store,
		Array.from({ length: 1_200 }, () => makeSpan(failed)),
	);
	const found = await callsTo(service);
	expect([found.failed.length, found.failedRequests]).toEqual([1_000, 1_200]);
});

test('a request in which one call failed and another did not is a failed one only', async () => {
	const service = fresh('keys');
	const call = (more: Partial<SpanRow>) =>
		makeSpan({ service, name: 'GET /keys', kind: KIND.server, ...more });
	const rows = Array.from({ length: 20 }, () => {
		const failed = call({ statusCode: 2 });
		return [failed, call({ traceId: failed.traceId, startTime: NOW + SECOND }), call({})];
	});
	await put(store, rows.flat());
	const { failed, well } = await callsTo(service);
	const wellIds = new Set(well.map(({ traceId }) => traceId));
	expect([failed.length, well.length]).toEqual([20, 20]);
	expect(failed.filter(({ traceId }) => wellIds.has(traceId))).toEqual([]);
});

test('requests that failed by their error lines are all counted, however many lines there are', async () => {
	const service = fresh('loud');
	const calls = Array.from({ length: 21_000 }, () =>
		makeSpan({ service, name: 'GET /keys', kind: KIND.server }),
	);
	const well = makeSpan({ service, name: 'GET /keys', kind: KIND.server });
	await put(store, [...calls, well]);
	await putLogs(
		store,
		calls.map(({ traceId, spanId }) => ({
			traceId,
			spanId,
			service,
			time: NOW + 1n,
			severityNumber: 17,
			body: 'no key',
		})),
	);
	const found = await callsTo(service);
	expect(found.failedRequests).toBe(21_000);
	expect(found.well.map(({ traceId }) => traceId)).toEqual([well.traceId]);
});

test('an operation that nobody called is empty, not an error', async () => {
	expect(await callsTo(fresh('nobody'))).toEqual({ failed: [], failedRequests: 0, well: [], versions: [] });
});
