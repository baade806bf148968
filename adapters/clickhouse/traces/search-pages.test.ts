import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchPage } from '../../../lib/model/search.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { fresh, ids, makeSpan, NOW, put, SECOND, search } from '../testing/store-rig.ts';

/** In which order and how much a store finds, on the embedded engine or, with DUPIN_CLICKHOUSE_URL, on a server. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-pages-'));
const env = {
	DUPIN_DATA_DIR: folder,
	DUPIN_CLICKHOUSE_PORT: '0',
	DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
	DUPIN_CLICKHOUSE_DATABASE: `pages_${process.pid}`,
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

test('the limit counts requests, keeps the newest, and pages join without gap or repeat', async () => {
	const service = fresh('pages');
	const rows = Array.from({ length: 25 }, (_, i) =>
		makeSpan({ service, startTime: NOW - BigInt(i >> 1) * SECOND }),
	);
	await put(
		store,
		rows.flatMap((row) => [row, { ...row, spanId: 'a'.repeat(16), parentSpanId: row.spanId }]),
	);
	const expected = rows
		.toSorted((a, b) => Number(b.startTime - a.startTime) || (a.traceId < b.traceId ? -1 : 1))
		.map((row) => row.traceId);
	const found: string[] = [];
	let cursor: string | undefined;
	do {
		const page: SearchPage = await search(store, {
			service,
			limit: 4,
			...(cursor === undefined ? {} : { cursor }),
		});
		expect([page.total, page.totalIsExact]).toEqual(page.totalIsExact ? [25, true] : [page.total, false]);
		found.push(...ids(page));
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	expect(found).toEqual(expected);
});

test('a trace that starts before the time asked for is not in it; one that ends after it is whole', async () => {
	const service = fresh('edges');
	const before = makeSpan({ service, startTime: NOW - 20n * SECOND });
	const within = makeSpan({ service, startTime: NOW - 5n * SECOND });
	await put(store, [before, within]);
	await put(
		store,
		[before, within].map((row) => ({ ...row, spanId: 'a'.repeat(16), startTime: NOW + SECOND })),
	);
	const page = await search(store, { service, from: unixNanos(NOW - 10n * SECOND), to: unixNanos(NOW) });
	expect(ids(page)).toEqual([within.traceId]);
	expect(page.requests[0]?.spanCount).toBe(2);
});

test('a workflow of hours is listed where it began, once', async () => {
	const service = fresh('encode');
	const hours = (count: number) => NOW - BigInt(count) * 3_600n * SECOND;
	const root = makeSpan({ service, startTime: hours(9) });
	const { traceId } = root;
	const step = (startTime: bigint) => ({
		...makeSpan({ service, startTime, parentSpanId: root.spanId }),
		traceId,
	});
	await put(store, [root, step(hours(5)), step(NOW)]);
	const orphan = makeSpan({ service, startTime: NOW - 1n, parentSpanId: root.spanId });
	await put(store, [orphan]);
	const late = await search(store, { service });
	expect([ids(late), late.total, late.totalIsExact]).toEqual([[orphan.traceId], 1, true]);
	const listed: string[] = [];
	let cursor: string | undefined;
	do {
		const page = await search(store, {
			service,
			from: unixNanos(hours(12)),
			limit: 1,
			...(cursor && { cursor }),
		});
		listed.push(...ids(page));
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	expect(listed).toEqual([orphan.traceId, traceId]);
});
