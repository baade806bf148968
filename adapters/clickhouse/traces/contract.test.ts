import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../../lib/base/assert.ts';
import { textAt } from '../../../lib/model/columns.ts';
import { SPAN_FLAG } from '../../../lib/model/span-batch.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { SpanRow } from '../../../lib/columns/rows.ts';
import { logBatchFromRows, spanBatchFromRows } from '../../../lib/columns/rows.ts';
import { encodeLogs, encodeSpans } from '../blocks/encode.ts';
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
	read,
	SECOND,
	search,
} from '../testing/store-rig.ts';

/** What a store keeps and gives back, on the embedded engine or, with DUPIN_CLICKHOUSE_URL, on a server. */
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

test('an unknown trace is empty, not an error', async () => {
	const { batch, total } = await read(store, 'f'.repeat(32));
	expect([batch.length, total]).toEqual([0, 0]);
});

test('a request with several first spans is called by the earliest, service and operation of one span', async () => {
	const service = fresh('zebra');
	const first = makeSpan({ service, name: 'GET /a' });
	const { traceId } = first;
	const later = makeSpan({ service: fresh('ant'), name: 'GET /z', startTime: NOW + SECOND });
	const half = { ...first, flags: SPAN_FLAG.shared, service: fresh('half'), startTime: NOW - SECOND };
	await put(store, [{ ...later, traceId }, half]);
	await put(store, [first]);
	expect((await search(store, { service })).requests).toMatchObject([
		{ rootService: service, rootOperation: 'GET /a', spanCount: 3 },
	]);
});

test('same span delivered twice, in one batch and in two, is read once and counted once', async () => {
	const service = fresh('twice');
	const one = makeSpan({ service, statusCode: 2, attributes: { a: 'b' } });
	await put(store, [one, one]);
	await put(store, [one, makeSpan({ ...one, spanId: 'c'.repeat(16), parentSpanId: one.spanId })]);
	const { batch, total } = await read(store, one.traceId);
	expect([batch.length, total]).toEqual([2, 2]);
	const [request] = (await search(store, { service })).requests;
	expect([request?.spanCount, request?.errorCount]).toEqual([2, 2]);
});

test('different spans with the same span ID are both kept', async () => {
	const first = makeSpan();
	const rows = Array.from({ length: 200 }, (_, i) => ({
		...first,
		spanId: (i % 20 === 0 ? 1 : i + 1).toString(16).padStart(16, '0'),
		name: `operation ${i}`,
	}));
	await put(store, rows);
	expect((await read(store, first.traceId)).batch.length).toBe(200);
});

test('spans that differ in one field only are two spans', async () => {
	const first = makeSpan({ attributes: { a: '1' } });
	const others: Partial<SpanRow>[] = [
		{ attributes: { a: '2' } },
		{ kind: 2 },
		{ statusMessage: 'x' },
		{ resource: { host: 'b' } },
		{ duration: 6n },
	];
	await put(store, [first, ...others.map((other) => ({ ...first, ...other }))]);
	await store.client.command('OPTIMIZE TABLE spans FINAL');
	expect((await read(store, first.traceId)).batch.length).toBe(1 + others.length);
});

test('spans of one trace hours apart are one trace with the whole duration', async () => {
	const service = fresh('apart');
	const first = makeSpan({ service, startTime: NOW - 3000n * SECOND });
	await put(store, [first]);
	await put(store, [
		makeSpan({ ...first, spanId: 'd'.repeat(16), parentSpanId: first.spanId, startTime: NOW }),
	]);
	expect((await read(store, first.traceId)).batch.length).toBe(2);
	const page = await search(store, { service });
	expect(page.requests.map((request) => [request.startTime, request.durationNanos])).toEqual([
		[first.startTime, 3_000_005_000_000],
	]);
});

test('times at the ends of the range are kept, alive and searched for', async () => {
	const last = 2n ** 63n - 1n;
	for (const startTime of [last - 1n, 8_000_000_000n * SECOND, 4_300_000_000n * SECOND]) {
		const service = fresh('end');
		const odd = makeSpan({ service, startTime, duration: 0n });
		await put(store, [odd]);
		await store.client.command('OPTIMIZE TABLE spans FINAL');
		await store.client.command('OPTIMIZE TABLE traces FINAL');
		expect([...(await read(store, odd.traceId)).batch.startTimes]).toEqual([startTime]);
		const page = await search(store, {
			service,
			from: unixNanos(startTime - SECOND),
			to: unixNanos(startTime + 1n),
		});
		expect(ids(page)).toEqual([odd.traceId]);
	}
});

test('100,000 spans in one trace are stored and read whole; a limit cuts and says so', async () => {
	const first = makeSpan();
	const rows = Array.from({ length: 100_000 }, (_, i) => ({
		...first,
		spanId: (i + 1).toString(16).padStart(16, '0'),
		startTime: NOW + BigInt(i),
		attributes: { i, path: `/item/${i % 100}` },
	}));
	await put(store, rows);
	const whole = await read(store, first.traceId, 200_000);
	expect([whole.batch.length, whole.total]).toEqual([100_000, 100_000]);
	const cut = await read(store, first.traceId, 10);
	expect([cut.batch.length, cut.total]).toEqual([10, 100_000]);
	expect([...cut.batch.startTimes]).toEqual(Array.from({ length: 10 }, (_, i) => NOW + BigInt(i)));
});

test('odd names, keys and values are read back equal', async () => {
	const odd = [
		'{"a":1}',
		'http.path.morepath',
		'',
		'__proto__',
		'constructor',
		"it's \\ ' \" `",
		'\u0000\n\t',
		'\u202eabc',
		'🎬',
		'{x:String}',
	];
	const attributes = new Map(odd.map((key, i) => [key, at(odd, odd.length - 1 - i)]));
	const one = makeSpan({ name: odd.join(' '), attributes, resource: { odd: odd.join('|') } });
	await put(store, [one]);
	const { batch } = await read(store, one.traceId);
	expect(batch.names.values[at(batch.names.codes, 0)]).toBe(one.name);
	const found = odd.map((_, i) => [
		batch.attributes.keys.values[at(batch.attributes.keys.codes, i)],
		textAt(batch.attributes.values, i),
	]);
	expect(found).toEqual([...attributes]);
	const resource = at(batch.resources.values, at(batch.resources.codes, 0));
	expect(resource.attributes).toContainEqual(['odd', odd.join('|'), 's']);
	for (const [key, value] of attributes)
		expect(ids(await search(store, { attributes: [[key, value]] })), JSON.stringify([key, value])).toContain(
			one.traceId,
		);
});

test('integers of 64 bits are exact', async () => {
	const values = [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n + 1n];
	const one = makeSpan({
		duration: 2n ** 53n + 1n,
		attributes: new Map(values.map((value, i) => [`k${i}`, value])),
	});
	await put(store, [one]);
	const { batch } = await read(store, one.traceId);
	expect(values.map((_, i) => textAt(batch.attributes.values, i))).toEqual(values.map(String));
	expect([...batch.durations]).toEqual([2n ** 53n + 1n]);
});

test('the same batch replayed at once and 1, 2 and 30 inserts later stands once in every table', async () => {
	const service = fresh('replay');
	const one = makeSpan({ service, statusCode: 2 });
	const log = { time: NOW, traceId: one.traceId, service, body: 'once' };
	const replay = async (): Promise<void> =>
		store.sink.write(`${service}-token`, [
			...encodeSpans(spanBatchFromRows([one])),
			...encodeLogs(logBatchFromRows([log])),
		]);
	for (const later of [0, 0, 1, 2, 30]) {
		await replay();
		for (let i = 0; i < later; i++) await put(store, [makeSpan({ service: 'between' })]);
	}
	await replay();
	const count = async (table: string, rows = 'count()') =>
		store.client.rows(
			`SELECT ${rows} AS count FROM ${table} WHERE service = {service:String}`,
			{ service },
			OPTIONS,
		);
	expect(await count('spans')).toEqual([{ count: 1 }]);
	expect(await count('logs')).toEqual([{ count: 1 }]);
	expect(await count('operations', 'sum(calls)')).toEqual([{ count: 1 }]);
});

test('logs of a trace come by time, each once; when cut, errors stay and the total is told', async () => {
	const { traceId } = freshIds();
	const rows = Array.from({ length: 50 }, (_, i) => ({
		time: NOW + BigInt(i),
		traceId,
		service: 'web',
		body: `{"message":"line ${i}"}`,
		severityNumber: i % 25 === 24 ? 17 : 9,
		attributes: { i },
	}));
	await putLogs(store, rows);
	// Once more, as a sender does that heard no answer.
	await putLogs(store, rows);
	const range = { from: unixNanos(0n), to: unixNanos(NOW * 2n) };
	const whole = await store.logStore.readByTrace(
		traceId,
		{ window: range, services: [], hosts: [] },
		100,
		OPTIONS,
	);
	expect(whole.records.map((record) => record.message)).toEqual(rows.map((_, i) => `line ${i}`));
	expect(at(whole.records, 3).attributes).toEqual(new Map([['i', 3]]));
	const cut = await store.logStore.readByTrace(
		traceId,
		{ window: range, services: [], hosts: [] },
		5,
		OPTIONS,
	);
	expect([cut.records.length, cut.total]).toEqual([5, 50]);
	expect(cut.records.filter((record) => record.severity === 17).length).toBe(2);
});

test('services are listed by name', async () => {
	await put(store, [makeSpan({ service: 'zz-last' }), makeSpan({ service: '00-first' })]);
	const services = await store.traceStore.services(1000, OPTIONS);
	expect(services).toContain('zz-last');
	expect(services).toEqual(services.toSorted());
});

test('a read past its deadline is a timeout, a stopped one is cancelled', async () => {
	const slow = 'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1';
	await expect(store.client.rows(slow, {}, { ...OPTIONS, deadlineMs: 100 })).rejects.toMatchObject({
		code: 'timeout',
	});
	const stop = new AbortController();
	const stopped = store.client.rows(slow, {}, { ...OPTIONS, signal: stop.signal });
	stop.abort();
	await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
});
