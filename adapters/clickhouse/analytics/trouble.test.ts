import { testAsking } from '../../../lib/usecases/testing/asking.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unixNanos } from '../../../lib/model/time.ts';
import { findTrouble } from '../../../lib/usecases/trouble/find-trouble.ts';
import { testPorts } from '../../../lib/usecases/testing/sources.ts';
import type { LogRow, SpanRow } from '../../../lib/columns/rows.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { freshIds, makeSpan, NOW, OPTIONS, put, putLogs, SECOND } from '../testing/store-rig.ts';
import { createTroubleSource } from './trouble.ts';

/** Trouble as the store tells it, from spans without kind or status, as many systems record them. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-trouble-'));
const MS = 1_000_000n;
const MINUTE = 60n * SECOND;
const REQUESTS = 120;
let store: OwnedStore;

interface Fault {
	/** Longer own work of keys, a longer way from cart to keys, in milliseconds. */
	readonly work?: bigint;
	readonly way?: bigint;
	/** keys sends no span, and cart waits in vain. */
	readonly down?: boolean;
	/** The error that cart logs in each request. */
	readonly line?: string;
}

/** Windows of the faults, each ten minutes from the other; the first is as usual. */
const FAULTS: readonly Fault[] = [
	{},
	{ work: 30n },
	{ way: 30n },
	{ down: true },
	{ line: '2026-11-23 10:00:00 ERROR pool - no connection for request 4711 after 3 tries' },
	{},
];
const startOf = (place: number) => NOW - BigInt(FAULTS.length - place) * 10n * MINUTE;

beforeAll(async () => {
	store = await openOwnedStore({
		DUPIN_DATA_DIR: folder,
		DUPIN_CLICKHOUSE_PORT: '0',
		DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
		DUPIN_CLICKHOUSE_DATABASE: `trouble_${process.pid}`,
	});
	for (const [place, fault] of FAULTS.entries()) {
		const requests = Array.from({ length: REQUESTS }, (_, i) =>
			request(startOf(place) + (BigInt(i) * 3n * MINUTE) / BigInt(REQUESTS), BigInt(i % 4), fault),
		);
		await put(
			store,
			requests.flatMap(({ spans }) => spans),
		);
		await putLogs(
			store,
			requests.flatMap(({ logs }) => logs),
		);
	}
});
afterAll(async () => {
	await store.client.command(`DROP DATABASE trouble_${process.pid}`);
	await store.close();
	rmSync(folder, { recursive: true });
});

/**
 * web ──► cart ──► keys, each call a span of the caller and one of the called:
 *
 *     web GET /            0-60
 *       web call cart      5-50
 *         cart serve       8-45
 *           cart call keys 10-30
 *             keys serve   13-25
 */
function request(start: bigint, jitter: bigint, { work = 0n, way = 0n, down = false, line }: Fault) {
	const { traceId } = freshIds();
	const late = work + way + (down ? 200n : 0n);
	const spans: SpanRow[] = [];
	const add = (service: string, name: string, from: bigint, to: bigint) => {
		const parent = spans.at(-1)?.spanId;
		const startTime = start + from * MS;
		const duration = (to - from + jitter) * MS;
		const own = makeSpan({ traceId, service, name, startTime, duration });
		spans.push(parent === undefined ? own : { ...own, parentSpanId: parent });
	};
	add('web', 'GET /', 0n, 60n + late);
	add('web', 'call cart', 5n, 50n + late);
	add('cart', 'serve', 8n, 45n + late);
	add('cart', 'call keys', 10n, 30n + late);
	if (!down) add('keys', `GET /keys/${1000n + jitter}`, 13n + way, 25n + late);
	const body = line ?? '2026-11-23 10:00:00 INFO pool - served request 4711';
	const severityNumber = line === undefined ? 9 : 17;
	const logs: LogRow[] = [{ time: start + 20n * MS, traceId, service: 'cart', severityNumber, body }];
	return { spans, logs };
}

async function named(place: number) {
	const ports = testPorts({ analytics: { trouble: createTroubleSource(store.client) } });
	const stretch = (from: bigint, length: bigint) => ({
		from: unixNanos(from),
		to: unixNanos(from + length),
	});
	const question = { window: stretch(startOf(place), 3n * MINUTE), baseline: stretch(startOf(0), MINUTE) };
	return (await findTrouble(testAsking(), ports, question)).services;
}

test('own work that takes longer, told by a minute of what is usual', async () => {
	const [first, ...others] = await named(1);
	expect([first?.service, others]).toEqual(['keys', []]);
	expect(first?.evidence.map(({ kind }) => kind)).toEqual(['slow']);
	expect(first?.sentence).toMatch(/^GET \/keys\/… took 4\d ms, usually 1\d ms, without the calls below it$/);
	expect(first?.evidence[0]?.href).not.toContain('operation');
});

test('a way that takes longer: its called end first', async () => {
	const [first] = await named(2);
	expect(first?.service).toBe('keys');
	expect(first?.sentence).toMatch(/^call keys spent \d\d ms between cart and keys, usually \d+ ms$/);
});

test('a service whose spans are gone is named, not the one that waits for it', async () => {
	const [first] = await named(3);
	expect(first?.service).toBe('keys');
	expect(first?.evidence.map(({ sentence }) => sentence)).toContain(
		'100 % of cart’s call keys calls did not reach it, usually 0 %',
	);
});

test('error lines of a service whose spans are as usual', async () => {
	const [first, ...others] = await named(4);
	expect([first?.service, others]).toEqual(['cart', []]);
	expect(first?.sentence).toMatch(
		/^Logged “.*no connection for request … after … tries” in 100 % of requests, usually 0 %$/,
	);
});

test('a window as usual names nobody; nor does one without requests', async () => {
	expect(await named(5)).toEqual([]);
	const empty = { from: unixNanos(NOW + MINUTE), to: unixNanos(NOW + 2n * MINUTE) };
	const behaviour = await createTroubleSource(store.client).behaviour(empty, OPTIONS);
	expect([behaviour.requests, behaviour.operations, behaviour.logs]).toEqual([0, [], []]);
});
