import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../../lib/base/assert.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { rebuildBaselines } from '../schema/rebuild-baselines.ts';
import { fresh, makeSpan, NOW, OPTIONS, put, SECOND } from '../testing/store-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-baselines-'));
const env = {
	DUPIN_DATA_DIR: folder,
	DUPIN_CLICKHOUSE_PORT: '0',
	DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
	DUPIN_CLICKHOUSE_DATABASE: `baselines_${process.pid}`,
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

test('baselines tell calls, errors and percentiles of the operations asked for', async () => {
	const service = fresh('usual');
	const rows = Array.from({ length: 1000 }, (_, i) =>
		makeSpan({ service, kind: 2, duration: BigInt(i + 1) * 1_000_000n, statusCode: i % 10 === 0 ? 2 : 0 }),
	);
	await put(store, rows);
	const asked = { service, operation: 'GET /play', kind: 2 };
	const found = await store.anomalySource.baselines(
		[asked, { ...asked, operation: 'unknown' }],
		[],
		unixNanos(NOW),
		OPTIONS,
	);
	expect(found.length).toBe(1);
	const baseline = at(found, 0);
	expect([baseline.calls, baseline.errors]).toEqual([900, 100]);
	for (const [value, exact] of [
		[baseline.p50Nanos, 500e6],
		[baseline.p90Nanos, 900e6],
		[baseline.p99Nanos, 990e6],
	] as const)
		expect(Math.abs(value / exact - 1)).toBeLessThan(0.05);
	expect(baseline.counts.reduce((sum, count) => sum + count, 0)).toBe(900);
	expect(baseline.bounds.length).toBe(baseline.counts.length + 1);
});

test('what goes wrong once in a hundred calls does not become usual; a far region beside others stays', async () => {
	const service = fresh('rare');
	const spans = (count: number, milliseconds: number, region: string) =>
		Array.from({ length: count }, (_, i) => {
			const duration = BigInt(milliseconds + (i % 10)) * 1_000_000n;
			return makeSpan({ service, kind: 2, duration, resource: { 'cloud.region': region } });
		});
	await put(store, [...spans(680, 60, 'near'), ...spans(8, 1_400, 'near'), ...spans(20, 1_000, 'far')]);
	const asked = [{ service, operation: 'GET /play', kind: 2 }];
	const found = await store.anomalySource.baselines(asked, ['near', 'far'], unixNanos(NOW), OPTIONS);
	const [all, near] = ['', 'near'].map((region) => found.find((one) => one.region === region));
	expect(near).toMatchObject({ calls: 680, slowModeCalls: 8 });
	expect(near?.p99Nanos).toBeLessThan(80e6);
	expect(near?.counts.reduce((sum, count) => sum + count, 0)).toBe(688);
	expect(all).toMatchObject({ calls: 708, slowModeCalls: 0 });
	expect(all?.p99Nanos).toBeGreaterThan(900e6);
});

test('baselines look back from the moment asked about, not from now', async () => {
	const service = fresh('then');
	const asked = [{ service, operation: 'GET /play', kind: 2 }];
	const day = 86_400n * SECOND;
	const rows = Array.from({ length: 50 }, () => makeSpan({ service, kind: 2, startTime: NOW - 4n * day }));
	await put(store, rows);
	const calls = async (at: bigint) =>
		(await store.anomalySource.baselines(asked, [], unixNanos(at), OPTIONS)).map((one) => one.calls);
	expect([await calls(NOW - 5n * day), await calls(NOW - 3n * day), await calls(NOW)]).toEqual([
		[],
		[50],
		[50],
	]);
});

test('a region with calls enough has a baseline of its own beside that of all regions', async () => {
	const service = fresh('regional');
	const spans = (region: string, count: number, milliseconds: bigint) =>
		Array.from({ length: count }, () =>
			makeSpan({
				service,
				kind: 2,
				duration: milliseconds * 1_000_000n,
				resource: region === '' ? {} : { 'cloud.region': region },
			}),
		);
	await put(store, [
		...spans('eu-west-1', 200, 5n),
		...spans('us-east-1', 199, 80n),
		...spans('ap-south-1', 300, 9n),
		...spans('', 10, 5n),
	]);
	const asked = [{ service, operation: 'GET /play', kind: 2 }];
	const regions = ['eu-west-1', 'us-east-1', 'sa-east-1'];
	const found = await store.anomalySource.baselines(asked, regions, unixNanos(NOW), OPTIONS);
	const calls = found.map((one) => [one.region, one.calls] as const);
	expect(new Map(calls)).toEqual(
		new Map([
			['', 709],
			['eu-west-1', 200],
		]),
	);
	expect(found).toHaveLength(2);
});

test('an hour of the week that was busy a week ago says what is usual, alone', async () => {
	const service = fresh('weekly');
	const week = 7n * 86_400n * SECOND;
	const spans = (count: number, startTime: bigint, milliseconds: bigint) =>
		Array.from({ length: count }, () =>
			makeSpan({ service, kind: 2, startTime, duration: milliseconds * 1_000_000n }),
		);
	await put(store, [...spans(1200, NOW, 5n), ...spans(600, NOW + 2n * 86_400n * SECOND, 80n)]);
	const asked = [{ service, operation: 'GET /play', kind: 2 }];
	const found = at(await store.anomalySource.baselines(asked, [], unixNanos(NOW + week), OPTIONS), 0);
	expect([found.calls, found.hourOfWeek]).toEqual([1200, true]);
	const earlier = at(
		await store.anomalySource.baselines(asked, [], unixNanos(NOW + week - 5n * 3600n * SECOND), OPTIONS),
		0,
	);
	expect([earlier.calls, earlier.hourOfWeek]).toEqual([1800, false]);
});

test('a service is scored by its failures of the hour beside those of the hours before', async () => {
	const service = fresh('scored');
	const rows = Array.from({ length: 13 }, (_, hour) =>
		Array.from({ length: 40 }, (__, i) =>
			makeSpan({
				service,
				kind: 2,
				startTime: NOW - BigInt(hour) * 3600n * SECOND,
				statusCode: i < (hour === 0 ? 20 : hour % 2) ? 2 : 0,
			}),
		),
	);
	await put(store, rows.flat());
	const window = { from: unixNanos(NOW - 300n * SECOND), to: unixNanos(NOW) };
	const [score, ...others] = await store.anomalySource.scores([service, 'unknown'], window, OPTIONS);
	expect(others).toEqual([]);
	expect([score?.service, score?.value, score?.usual]).toEqual([service, 0.5, 0.0125]);
	expect(score?.score).toBeGreaterThan(20);
});

test('made anew from the spans, what is usual is the same, but copies of a span count once', async () => {
	const service = fresh('anew');
	const rows = Array.from({ length: 300 }, (_, i) =>
		makeSpan({ service, kind: 2, duration: BigInt(i + 1) * 1_000_000n }),
	);
	await put(store, rows);
	await put(store, rows.slice(0, 100));
	const asked = [{ service, operation: 'GET /play', kind: 2 }];
	const usual = async () => at(await store.anomalySource.baselines(asked, [], unixNanos(NOW), OPTIONS), 0);
	expect((await usual()).calls).toBe(400);
	await rebuildBaselines(store.client);
	const { calls, p50Nanos } = await usual();
	expect(calls).toBe(300);
	expect(Math.abs(p50Nanos / 150e6 - 1)).toBeLessThan(0.05);
	// Spans that come later are added to it.
	await put(store, [makeSpan({ service, kind: 2 })]);
	expect((await usual()).calls).toBe(301);
});
