import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../../lib/base/assert.ts';
import type { TraceQuery } from '../../../lib/model/search.ts';
import { parseSpanId } from '../../../lib/model/ids.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import {
	fresh,
	freshIds,
	ids,
	makeSpan,
	NOW,
	OPTIONS,
	put,
	putLogs,
	SECOND,
	search,
} from '../testing/store-rig.ts';

/** What a store finds, on the embedded engine or, with DUPIN_CLICKHOUSE_URL, on a server. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-store-'));
const env = {
	DUPIN_DATA_DIR: folder,
	DUPIN_CLICKHOUSE_PORT: '0',
	DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
	DUPIN_CLICKHOUSE_DATABASE: `contract_${process.pid}`,
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

test('an empty value is found only where the key is', async () => {
	const service = fresh('empty');
	const withKey = makeSpan({ service, attributes: { note: '' } });
	await put(store, [withKey, makeSpan({ service, attributes: { other: 'x' } })]);
	expect(ids(await search(store, { service, attributes: [['note', '']] }))).toEqual([withKey.traceId]);
});

test('conditions narrow: service, operation, attributes on one span, resource, status, duration, text', async () => {
	const service = fresh('shapes');
	const failed = makeSpan({
		service,
		name: 'POST /pay',
		statusCode: 2,
		statusMessage: 'Card Declined',
		attributes: { a: '1', b: '2' },
	});
	const fine = makeSpan({
		service,
		duration: 9_000_000n,
		attributes: { a: '1' },
		resource: { 'host.name': `host-${service}` },
	});
	const split = makeSpan({ service, attributes: { b: '3' } });
	await put(store, [failed, fine, split, { ...split, spanId: 'e'.repeat(16), attributes: { a: '2' } }]);
	const found = async (query: Partial<TraceQuery>) =>
		new Set(ids(await search(store, { service, ...query })));
	expect(await found({})).toEqual(new Set([failed.traceId, fine.traceId, split.traceId]));
	expect(await found({ operation: 'POST /pay' })).toEqual(new Set([failed.traceId]));
	expect(await found({ attributes: [['a', '1']] })).toEqual(new Set([failed.traceId, fine.traceId]));
	expect(
		await found({
			attributes: [
				['a', '1'],
				['b', '2'],
			],
		}),
	).toEqual(new Set([failed.traceId]));
	expect(
		await found({
			attributes: [
				['a', '2'],
				['b', '3'],
			],
		}),
	).toEqual(new Set());
	expect(await found({ attributes: [['host.name', `host-${service}`]] })).toEqual(new Set([fine.traceId]));
	expect(
		await found({
			attributes: [
				['host.name', `host-${service}`],
				['a', '1'],
			],
		}),
	).toEqual(new Set([fine.traceId]));
	expect(await found({ status: 'error' })).toEqual(new Set([failed.traceId]));
	expect(await found({ status: 'ok' })).toEqual(new Set([fine.traceId, split.traceId]));
	expect(await found({ minDurationNanos: 6_000_000 })).toEqual(new Set([fine.traceId]));
	expect(await found({ maxDurationNanos: 6_000_000 })).toEqual(new Set([failed.traceId, split.traceId]));
	expect(await found({ text: 'card declined' })).toEqual(new Set([failed.traceId]));
	expect(await found({ text: '%' })).toEqual(new Set());
	expect(await found({ operation: 'nothing' })).toEqual(new Set());
});

test('an attribute of more processes than can be told by name finds the requests of them all', async () => {
	const service = fresh('pods');
	const pods = Array.from({ length: 12_000 }, (_, i) =>
		makeSpan({ service, resource: { 'k8s.cluster.name': service, 'k8s.pod.name': `pod-${i}` } }),
	);
	await put(store, pods);
	const page = await search(store, { attributes: [['k8s.cluster.name', service]], limit: 1 });
	expect(page.total).toBe(12_000);
});

test('text is found in log bodies, and the service of the condition is on the span that matches', async () => {
	const service = fresh('text');
	const one = makeSpan({ service });
	await put(store, [
		one,
		{ ...one, spanId: 'f'.repeat(16), service: 'other', attributes: { only: 'other' } },
	]);
	await putLogs(store, [
		{ time: NOW, traceId: one.traceId, service, body: `Stream ${service} has too many streams` },
	]);
	expect(ids(await search(store, { text: `STREAM ${service} has TOO` }))).toEqual([one.traceId]);
	expect(ids(await search(store, { service: 'other', attributes: [['only', 'other']] }))).toContain(
		one.traceId,
	);
	expect(ids(await search(store, { service, attributes: [['only', 'other']] }))).toEqual([]);
});

test('a length of time beyond any request is only that: all are shorter', async () => {
	const service = fresh('short');
	await put(store, [makeSpan({ service })]);
	const long = 999_999_999_999 * 3_600e9;
	expect(ids(await search(store, { service, minDurationNanos: long }))).toEqual([]);
	expect(ids(await search(store, { service, maxDurationNanos: long }))).toHaveLength(1);
});

test('SQL in any field is only text', async () => {
	const evil = "x' OR 1=1 /* */ INTO OUTFILE '/tmp/dupin-evil' FORMAT TSV SETTINGS readonly=0 -- {low:Int64}";
	const page = await search(store, {
		service: evil,
		operation: evil,
		text: evil,
		attributes: [[evil, evil]],
	});
	expect([page.requests.length, page.total]).toEqual([0, 0]);
	await expect(search(store, { cursor: evil })).rejects.toMatchObject({ code: 'bad-argument' });
	await expect(search(store, { limit: 1_000_000_000 })).rejects.toMatchObject({ code: 'bad-argument' });
});

test('the store finds what a plain filter over the same spans finds', async () => {
	const service = fc.constantFrom('p7-a', 'p7-b', 'p7-c');
	const value = fc.constantFrom('x', 'y');
	const trace = fc.array(
		fc.record({
			service,
			name: fc.constantFrom('GET', 'POST'),
			error: fc.boolean(),
			k: value,
			milliseconds: fc.integer({ min: 0, max: 9 }),
		}),
		{ minLength: 1, maxLength: 4 },
	);
	const query = fc.record(
		{
			service,
			operation: fc.constantFrom('GET', 'POST'),
			attribute: value,
			status: fc.constantFrom('error' as const, 'ok' as const),
			minDurationNanos: fc.integer({ min: 0, max: 9_000_000 }),
			from: fc.integer({ min: 0, max: 12 }),
			limit: fc.integer({ min: 1, max: 5 }),
		},
		{ requiredKeys: ['from', 'limit'] },
	);
	let day = 0n;
	await fc.assert(
		fc.asyncProperty(
			fc.array(trace, { minLength: 1, maxLength: 12 }),
			fc.array(query, { minLength: 3, maxLength: 3 }),
			async (traces, queries) => {
				day++;
				const zero = NOW - day * 5_000n * SECOND;
				const made = traces.map((spans, i) => {
					const { traceId } = freshIds();
					return spans.map((span) => ({
						...span,
						...freshIds(),
						traceId,
						startTime: zero + BigInt(i >> 1) * SECOND,
					}));
				});
				const rows = made
					.flat()
					.map(({ service: of, name, error, k, milliseconds, traceId, spanId, startTime }) => ({
						traceId,
						spanId,
						startTime,
						service: of,
						name,
						duration: BigInt(milliseconds) * 1_000_000n,
						statusCode: error ? 2 : 0,
						attributes: { k },
					}));
				// In two batches, so that traces stand in several rows.
				await put(
					store,
					rows.filter((_, i) => i % 2 === 0),
				);
				await put(
					store,
					rows.filter((_, i) => i % 2 === 1),
				);
				for (const { attribute, from, limit, ...asked } of queries) {
					const first = zero + BigInt(from) * SECOND;
					const matching = made
						.filter((spans) => at(spans, 0).startTime >= first)
						.filter(
							(spans) => asked.service === undefined || spans.some((span) => span.service === asked.service),
						)
						.filter(
							(spans) =>
								asked.status === undefined || spans.some((span) => span.error) === (asked.status === 'error'),
						)
						.filter(
							(spans) =>
								Math.max(...spans.map((span) => span.milliseconds)) * 1_000_000 >=
								(asked.minDurationNanos ?? 0),
						)
						.filter(
							(spans) =>
								(asked.operation === undefined && attribute === undefined) ||
								spans.some(
									(span) =>
										(asked.operation ?? span.name) === span.name &&
										(attribute ?? span.k) === span.k &&
										(asked.service ?? span.service) === span.service,
								),
						)
						.toSorted(
							(a, b) =>
								Number(at(b, 0).startTime - at(a, 0).startTime) ||
								(at(a, 0).traceId < at(b, 0).traceId ? -1 : 1),
						);
					const page = await search(store, {
						...asked,
						...(attribute === undefined ? {} : { attributes: [['k', attribute]] }),
						from: unixNanos(first),
						to: unixNanos(zero + 100n * SECOND),
						limit,
					});
					expect(ids(page)).toEqual(matching.slice(0, limit).map((spans) => at(spans, 0).traceId));
					expect(page.requests.map((request) => request.spanCount)).toEqual(
						matching.slice(0, limit).map((spans) => spans.length),
					);
					expect(page.requests.map((request) => request.errorCount)).toEqual(
						matching.slice(0, limit).map((spans) => spans.filter((span) => span.error).length),
					);
					expect([page.total, page.totalIsExact]).toEqual([matching.length, true]);
				}
			},
		),
		{ numRuns: 12 },
	);
});

test('the trace of a span is found by its ID, as far back as was asked', async () => {
	const span = makeSpan({});
	await put(store, [span, makeSpan({})]);
	const spanId = parseSpanId(span.spanId);
	const since = (from: bigint) => spanId && store.traceStore.traceOfSpan?.(spanId, unixNanos(from), OPTIONS);
	expect(await since(NOW - 3_600n * SECOND)).toBe(span.traceId);
	expect(await since(NOW + 48n * 3_600n * SECOND)).toBeUndefined();
});
