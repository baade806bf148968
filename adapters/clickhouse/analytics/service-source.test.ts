import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SPAN_FLAG } from '../../../lib/model/span-batch.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { ServiceSource } from '../../../lib/ports/analytics/service-source.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { createServiceSource } from './service-source.ts';
import { createTroubleSource } from './trouble.ts';
import { fresh, freshIds, makeSpan, NOW, OPTIONS, put, SECOND } from '../testing/store-rig.ts';

/** How services do and who calls whom, on the embedded engine or, with DUPIN_CLICKHOUSE_URL, on a server. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-services-'));
const env = {
	DUPIN_DATA_DIR: folder,
	DUPIN_CLICKHOUSE_PORT: '0',
	DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
	DUPIN_CLICKHOUSE_DATABASE: `services_${process.pid}`,
};
const HOUR = 3_600n * SECOND;
const WINDOW = { from: unixNanos(NOW - 600n * SECOND), to: unixNanos(NOW + 600n * SECOND) };
const KIND = { internal: 1, server: 2, client: 3 };
let store: OwnedStore;
let source: ServiceSource;

beforeAll(async () => {
	store = await openOwnedStore(env);
	source = createServiceSource(store.client);
});
afterAll(async () => {
	await store.client.command(`DROP DATABASE ${env.DUPIN_CLICKHOUSE_DATABASE}`);
	await store.close();
	rmSync(folder, { recursive: true });
});

/** One request: an app, whose call the API answers by asking the keys twice, once in vain. */
async function putRequest(app: string, api: string, keys: string): Promise<void> {
	const root = makeSpan({ service: app, name: 'open', kind: KIND.internal });
	const { traceId } = root;
	const child = (more: Parameters<typeof makeSpan>[0]) => ({ ...makeSpan(more), traceId });
	const call = child({ service: app, kind: KIND.client, parentSpanId: root.spanId });
	const answer = child({ service: api, kind: KIND.server, parentSpanId: call.spanId, duration: 90_000_000n });
	const version = (text: string) => ({ resource: { 'service.version': text } });
	const asked = { service: keys, name: 'get', kind: KIND.server, parentSpanId: answer.spanId };
	await put(store, [
		root,
		call,
		answer,
		child({ ...asked, ...version('1') }),
		child({ ...asked, ...version('2'), statusCode: 2, startTime: NOW + SECOND }),
	]);
}

test('counts what a service answers, of one that answers nothing all it does, beside the week before', async () => {
	const [app, api, keys] = [fresh('app'), fresh('api'), fresh('keys')];
	await putRequest(app, api, keys);
	const before = { service: api, kind: KIND.server, startTime: NOW - 2n * HOUR, duration: 10_000_000n };
	await put(store, [
		makeSpan({ ...before, statusCode: 2 }),
		makeSpan(before),
		makeSpan(before),
		makeSpan(before),
	]);
	const found = await source.services(WINDOW, OPTIONS);
	const of = (service: string) => found.find((one) => one.service === service);
	expect(of(app)).toMatchObject({ calls: 2, errors: 0, usualCalls: 0, usualP99Nanos: undefined });
	expect(of(keys)).toMatchObject({ calls: 2, errors: 1 });
	expect(of(api)).toMatchObject({ calls: 1, errors: 0, p99Nanos: 90_000_000, usualCalls: 4, usualErrors: 1 });
	expect((of(api)?.usualP99Nanos ?? 0) / 10_000_000).toBeCloseTo(1, 1);
});

test('a call is a span whose parent is of another service, with its failures', async () => {
	const [app, api, keys] = [fresh('app'), fresh('api'), fresh('keys')];
	await putRequest(app, api, keys);
	const { edges, oneOf } = await source.edges(WINDOW, api, OPTIONS);
	expect(oneOf).toBe(1);
	expect(edges).toMatchObject([
		{ caller: api, callee: keys, calls: 2, errors: 1 },
		{ caller: app, callee: api, calls: 1, errors: 0 },
	]);
	const all = (await source.edges(WINDOW, undefined, OPTIONS)).edges;
	expect(all).toEqual(expect.arrayContaining([...edges]));
});

test('a call is one call though its spans were sent again', async () => {
	const [app, api] = [fresh('app'), fresh('api')];
	const call = makeSpan({ service: app, kind: KIND.client });
	const { traceId } = call;
	const spans = [
		call,
		{ ...makeSpan({ service: api, kind: KIND.server, parentSpanId: call.spanId }), traceId },
	];
	await put(store, [...spans, ...spans]);
	await put(store, spans);
	expect((await source.edges(WINDOW, api, OPTIONS)).edges).toMatchObject([
		{ caller: app, callee: api, calls: 1 },
	]);
	const { operations } = await createTroubleSource(store.client).behaviour(WINDOW, OPTIONS);
	const ours = operations.filter(({ service }) => service === app || service === api);
	expect(ours.map(({ calls }) => calls)).toEqual([1, 1]);
	// Nobody called it: it began with the request, not so long after 1970.
	expect(ours.find(({ service }) => service === app)?.calling?.offsetNanos).toBe(0);
});

/** A chain of calls as Zipkin tells it: both halves of a call under one ID. */
async function putShared(...services: readonly string[]): Promise<void> {
	const [first = '', ...others] = services;
	const root = makeSpan({ service: first, kind: KIND.server });
	const spans = [root];
	let caller = root;
	for (const service of others) {
		const { traceId } = root;
		const inside = { traceId, parentSpanId: caller.spanId, statusCode: 2 };
		const call = makeSpan({ service: caller.service, kind: KIND.client, ...inside, ...freshIds(), traceId });
		const half = { kind: KIND.server, flags: SPAN_FLAG.shared, duration: 2_000_000n };
		const answer = { ...call, ...half, service, name: 'answer' };
		spans.push(call, answer);
		caller = answer;
	}
	await put(store, spans);
}

test('a call whose halves share an ID is one call, from the client to the server', async () => {
	const [web, api, keys] = [fresh('web'), fresh('api'), fresh('keys')];
	await putShared(web, api, keys);
	const { edges } = await source.edges(WINDOW, undefined, OPTIONS);
	const ours = edges.filter(({ caller, callee }) =>
		[caller, callee].some((one) => [web, api, keys].includes(one)),
	);
	expect(ours).toMatchObject([
		{ caller: api, callee: keys, calls: 1, errors: 1 },
		{ caller: web, callee: api, calls: 1, errors: 1 },
	]);
	const { operations } = await createTroubleSource(store.client).behaviour(WINDOW, OPTIONS);
	const ways = operations.filter(({ service, peer }) => [web, api, keys].includes(service) && peer !== '');
	const told = ways.map(({ service, peer, calls, ownNanos }) => [service, peer, calls, ownNanos]);
	expect(told).toHaveLength(2);
	expect(told).toEqual(
		expect.arrayContaining([
			[api, keys, 1, 3_000_000],
			[web, api, 1, 3_000_000],
		]),
	);
});

test('a server’s half whose client sent none was called by whom it names as its parent', async () => {
	const [web, api, keys] = [fresh('web'), fresh('api'), fresh('keys')];
	const root = makeSpan({ service: web, kind: KIND.server });
	const { traceId } = root;
	const half = (service: string, parent: string) => ({
		...makeSpan({ service, kind: KIND.server, flags: SPAN_FLAG.shared, parentSpanId: parent }),
		traceId,
	});
	const answer = half(api, root.spanId);
	await put(store, [root, answer, half(keys, answer.spanId)]);
	expect((await source.edges(WINDOW, api, OPTIONS)).edges).toMatchObject([
		{ caller: api, callee: keys, calls: 1 },
		{ caller: web, callee: api, calls: 1 },
	]);
});

test('a service by the minute, by operation and by version', async () => {
	const [app, api, keys] = [fresh('app'), fresh('api'), fresh('keys')];
	await putRequest(app, api, keys);
	const minutes = await source.minutes(WINDOW, [keys], OPTIONS);
	expect(minutes.reduce((sum, minute) => sum + minute.calls, 0)).toBe(2);
	expect(minutes.reduce((sum, minute) => sum + minute.errors, 0)).toBe(1);
	expect(await source.operations(WINDOW, keys, OPTIONS)).toMatchObject([
		{ operation: 'get', kind: KIND.server, calls: 2, errors: 1, usualCalls: 0 },
	]);
	expect(await source.versions(WINDOW, keys, OPTIONS)).toMatchObject([
		{ version: '2', calls: 1, errors: 1, instances: 1, firstSeen: NOW + SECOND },
		{ version: '1', calls: 1, errors: 0, instances: 1, firstSeen: NOW },
	]);
});

test('nothing in the window is empty, not an error', async () => {
	const long = { from: unixNanos(SECOND), to: unixNanos(2n * SECOND) };
	expect(await source.services(long, OPTIONS)).toEqual([]);
	expect(await source.edges(long, undefined, OPTIONS)).toEqual({ edges: [], oneOf: 1 });
	expect(await source.minutes(WINDOW, ['nobody'], OPTIONS)).toEqual([]);
});
