import { testAsking } from '../../../lib/usecases/testing/asking.ts';
// How fast the store reads: `npm run bench:read -- --spans 10000000`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { at } from '../../../lib/base/assert.ts';
import { textAt } from '../../../lib/model/columns.ts';
import type { TraceId } from '../../../lib/model/ids.ts';
import type { TraceQuery } from '../../../lib/model/search.ts';
import { fromMillis } from '../../../lib/model/time.ts';
import type { SignalQuery } from '../../../lib/ports/analytics/session-store.ts';
import { findTrouble } from '../../../lib/usecases/trouble/find-trouble.ts';
import { bytesToHex } from '../../../lib/columns/hex.ts';
import { openOwnedStore, openPorts, type OwnedStore } from '../../wiring.ts';
import { madeSpans, seeded, SERVICES } from './made-spans.ts';

/** Something known to be in the store. */
interface Sample {
	readonly traceId: TraceId;
	readonly member: string;
	readonly session: string;
}

const BATCH = 100_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const options = { signal: new AbortController().signal, deadlineMs: 60_000 };

const { values } = parseArgs({
	options: {
		spans: { type: 'string', default: '10000000' },
		runs: { type: 'string', default: '40' },
		/** Over how long the spans are spread. */
		hours: { type: 'string', default: '24' },
	},
});
const spans = Number(values.spans);
const runs = Number(values.runs);
const spreadMs = Number(values.hours) * HOUR_MS;
const random = seeded(7);
const now = Date.now();

const folder = mkdtempSync(join(tmpdir(), 'dupin-bench-read-'));
const store = await openOwnedStore({ DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0' });
try {
	const samples = await fill(store);
	await settle(store);
	await disk(store);
	await reads(store, samples);
	await troubleReads(store);
	await sessionReads(store, samples);
} finally {
	await store.close();
	rmSync(folder, { recursive: true });
}

/** Spans of the last hours, an even share an hour. Gives some trace IDs and members to look for. */
async function fill(into: OwnedStore): Promise<readonly Sample[]> {
	const samples: Sample[] = [];
	let storing = 0;
	const batches = Math.ceil(spans / BATCH);
	for (let i = 0; i < batches; i++) {
		const from = now - spreadMs + Math.floor((i / batches) * (spreadMs - 60_000));
		const batch = madeSpans(BATCH, fromMillis(from), (spreadMs / batches) * 1_000_000, random);
		samples.push({
			traceId: bytesToHex(batch.traceIds, 0, 16) as TraceId,
			member: textAt(batch.attributes.values, 8),
			session: textAt(batch.attributes.values, 9),
		});
		const blocks = into.sink.codec.encodeSpans(batch);
		const start = performance.now();
		await into.sink.write(`bench-${i}`, blocks);
		storing += performance.now() - start;
	}
	say(`stored ${batches * BATCH} spans, ${Math.round((batches * BATCH) / (storing / 1000))} spans/s`);
	return samples;
}

/** Waits for the merges under way, asking the engine itself. */
async function settle(of: OwnedStore): Promise<void> {
	const sql = 'SELECT count() AS merges FROM system.merges';
	while (Number((await of.client.rows<{ merges: string }>(sql, {}, options)).at(0)?.merges) > 0) {
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

async function disk(of: OwnedStore): Promise<void> {
	const rows = await of.client.rows<{ table: string; bytes: string; parts: string }>(
		'SELECT table, toString(sum(bytes_on_disk)) AS bytes, toString(count()) AS parts FROM system.parts WHERE active AND database = {database:String} GROUP BY table ORDER BY table',
		{ database: of.client.config.database },
		options,
	);
	const bytes = rows.reduce((sum, row) => sum + Number(row.bytes), 0);
	for (const row of rows)
		say(`  ${row.table}: ${(Number(row.bytes) / spans).toFixed(1)} bytes/span in ${row.parts} parts`);
	say(`disk: ${(bytes / spans).toFixed(1)} bytes/span`);
	say(`memory of the process: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}

async function reads(of: OwnedStore, samples: readonly Sample[]): Promise<void> {
	const pick = <T>(items: readonly T[]): T => at(items, Math.floor(random() * items.length));
	const query = (more: Partial<TraceQuery>): TraceQuery => ({
		from: fromMillis(now - DAY_MS),
		to: fromMillis(now + 60_000),
		limit: 50,
		...more,
	});
	const search = (more: () => Partial<TraceQuery>) => async () =>
		(await of.traceStore.search(query(more()), options)).requests.length;
	await time(
		'by ID',
		async () => (await of.traceStore.readTrace(pick(samples).traceId, 100_000, options)).batch.length,
	);
	await time(
		'newest requests',
		search(() => ({})),
	);
	await time(
		'service + error',
		search(() => ({ service: pick(SERVICES), status: 'error' })),
	);
	await time(
		'service',
		search(() => ({ service: pick(SERVICES) })),
	);
	await time(
		'common attribute',
		search(() => ({ attributes: [['http.response.status_code', '503']] })),
	);
	await time(
		'rare attribute',
		search(() => ({ attributes: [['user.id', pick(samples).member]] })),
	);
	await time(
		'resource attribute',
		search(() => ({ attributes: [['service.instance.id', `${pick(SERVICES)}-1`]] })),
	);
	await time(
		'slower than 60 ms',
		search(() => ({ minDurationNanos: 60_000_000 })),
	);
	await time(
		'text',
		search(() => ({ text: 'thing-3' })),
	);
}

/** How sessions are found: the rows that the view made as spans arrived. */
async function sessionReads(of: OwnedStore, samples: readonly Sample[]): Promise<void> {
	const pick = <T>(items: readonly T[]): T => at(items, Math.floor(random() * items.length));
	const signals = (more: () => Partial<SignalQuery>) => async () => {
		const from = fromMillis(now - DAY_MS);
		const to = fromMillis(now + 60_000);
		return (await of.sessionStore.signals({ from, to, limit: 2_000, ...more() }, options)).signals.length;
	};
	await time(
		'requests of a session',
		signals(() => ({ session: pick(samples).session })),
	);
	await time(
		'requests of a member',
		signals(() => ({ member: pick(samples).member })),
	);
	await time(
		'requests on an unknown device',
		signals(() => ({ device: 'tv-none' })),
	);
	await time(
		'requests of an unknown title',
		signals(() => ({ asset: 'No such title' })),
	);
	await time('sessions of an hour, whosever', async () => {
		const range = { from: fromMillis(now - HOUR_MS), to: fromMillis(now + 60_000) };
		return (await of.sessionStore.recentSignals({ ...range, members: 50, limit: 5_000 }, options)).signals
			.length;
	});
	await time('what an ID is', async () =>
		(await of.sessionStore.nameKindOf(pick(samples).member, options)) ? 1 : 0,
	);
}

async function time(name: string, work: () => Promise<number>): Promise<void> {
	const took: number[] = [];
	let found = 0;
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		found += await work();
		took.push(performance.now() - start);
	}
	took.sort((a, b) => a - b);
	const share = (part: number): string => (took[Math.ceil(took.length * part) - 1] ?? 0).toFixed(1);
	say(`${name}: p50 ${share(0.5)} ms, p95 ${share(0.95)} ms (${(found / runs).toFixed(1)} found)`);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** Who is behind what goes otherwise than usual in the last hour, beside the first one. */
async function troubleReads(of: OwnedStore): Promise<void> {
	const ports = openPorts({ DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_URL: of.url });
	const first = now - spreadMs;
	const question = {
		window: { from: fromMillis(now - HOUR_MS), to: fromMillis(now) },
		baseline: { from: fromMillis(first), to: fromMillis(first + HOUR_MS) },
	};
	await time(
		'trouble of an hour',
		async () => (await findTrouble(testAsking({ signal: options.signal }), ports, question)).services.length,
	);
	await ports.appStore.close();
}
