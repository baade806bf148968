import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../../lib/demo/random.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { SpanRow } from '../../../lib/columns/rows.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { sampleRequests } from './trace-sample.ts';
import { makeSpan, NOW, OPTIONS, put, SECOND } from '../testing/store-rig.ts';
import { windowValues } from '../schema/time-window.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-sample-'));
const env = {
	DUPIN_DATA_DIR: folder,
	DUPIN_CLICKHOUSE_PORT: '0',
	DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
	DUPIN_CLICKHOUSE_DATABASE: `sample_${process.pid}`,
};
const WINDOW = { from: unixNanos(NOW - 60n * SECOND), to: unixNanos(NOW + 60n * SECOND) };
const REQUESTS = 4_000;
let store: OwnedStore;

beforeAll(async () => {
	store = await openOwnedStore(env);
	const random = seeded(5);
	const requests = Array.from({ length: REQUESTS }, (_, i): SpanRow[] => {
		// Every fourth has an ID of 64 bits: zeros before it.
		const traceId = i % 4 === 0 ? random.hex(8).padStart(32, '0') : random.hex(16);
		const root = makeSpan({ traceId });
		return [
			root,
			makeSpan({ traceId, parentSpanId: root.spanId }),
			makeSpan({ traceId, startTime: NOW + SECOND }),
		];
	});
	await put(store, requests.flat());
});
afterAll(async () => {
	await store.client.command(`DROP DATABASE ${env.DUPIN_CLICKHOUSE_DATABASE}`);
	await store.close();
	rmSync(folder, { recursive: true });
});

test('a sample has whole requests of every kind of ID, about as many as it says', async () => {
	const sample = await sampleRequests(store.client, WINDOW, 1_500, OPTIONS);
	expect(sample.oneOf).toBe(8);
	const found = await store.client.rows<{ id: string; spans: string }>(
		`SELECT lower(hex(trace_id)) AS id, toString(count()) AS spans FROM spans WHERE ${sample.where} GROUP BY trace_id LIMIT 9999`,
		windowValues(WINDOW),
		OPTIONS,
	);
	expect(new Set(found.map(({ spans }) => spans))).toEqual(new Set(['3']));
	expect(found.length / (REQUESTS / 8)).toBeGreaterThan(0.8);
	expect(found.length / (REQUESTS / 8)).toBeLessThan(1.2);
	const short = found.filter(({ id }) => id.startsWith('0'.repeat(16))).length;
	expect(short / found.length).toBeGreaterThan(0.15);
	expect(short / found.length).toBeLessThan(0.35);
});

test('IDs that begin with the time: a part of an hour is looked at all over', async () => {
	const length = 30n * SECOND;
	const from = NOW - 1_000n * SECOND;
	const window = { from: unixNanos(from), to: unixNanos(from + length) };
	await put(
		store,
		Array.from({ length: 2_000 }, (_, i) => {
			const startTime = from - 300n * SECOND + (BigInt(i) * 600n * SECOND) / 2_000n;
			return makeSpan({ traceId: startTime.toString(16).padStart(32, '0'), startTime });
		}),
	);
	const { oneOf, where } = await sampleRequests(store.client, window, 20, OPTIONS);
	expect(oneOf).toBeGreaterThanOrEqual(5);
	const [found] = await store.client.rows<{ spans: number; parts: number }>(
		`SELECT toUInt32(count()) AS spans, toUInt32(uniqExact(intDiv(toUnixTimestamp64Nano(start_time) - {from:UInt64}, 5000000000))) AS parts
		FROM spans WHERE ${where}`,
		windowValues(window),
		OPTIONS,
	);
	expect(found?.parts).toBe(6);
	expect((found?.spans ?? 0) * oneOf).toBeGreaterThan(60);
	expect((found?.spans ?? 0) * oneOf).toBeLessThan(140);
});

test('a window that fits is looked at whole; an empty one is empty', async () => {
	expect((await sampleRequests(store.client, WINDOW, 100_000, OPTIONS)).oneOf).toBe(1);
	const empty = { from: unixNanos(0n), to: unixNanos(SECOND) };
	expect((await sampleRequests(store.client, empty, 1, OPTIONS)).oneOf).toBe(1);
});
