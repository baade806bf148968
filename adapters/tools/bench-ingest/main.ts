// `npm run bench:ingest`: how many spans a second the real collector process takes and stores, with the
// sender on the same machine. Needs nothing but the repository; keeps nothing.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: set } = parseArgs({
	options: {
		spans: { type: 'string', default: '2000000' },
		batch: { type: 'string', default: '2000' },
		connections: { type: 'string', default: '6' },
		port: { type: 'string', default: '24318' },
	},
});
const spans = Number(set.spans);
const otlp = `http://127.0.0.1:${set.port}`;
const store = `http://127.0.0.1:${Number(set.port) + 2}`;
const folder = mkdtempSync(join(tmpdir(), 'dupin-bench-'));
const collector = spawn(process.execPath, ['adapters/collector/main.ts'], {
	stdio: ['ignore', 'ignore', 'inherit'],
	env: {
		...process.env,
		DUPIN_DATA_DIR: folder,
		DUPIN_OTLP_PORT: set.port,
		DUPIN_ZIPKIN_PORT: String(Number(set.port) + 1),
		DUPIN_CLICKHOUSE_PORT: String(Number(set.port) + 2),
	},
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		collector.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
		process.exit(1);
	});
}
try {
	await measure();
} finally {
	collector.kill('SIGTERM');
	await once(collector, 'exit');
	rmSync(folder, { recursive: true, force: true });
}

function startSender() {
	const flags = {
		url: `${otlp}/v1/traces`,
		spans: set.spans,
		batch: set.batch,
		connections: set.connections,
	};
	const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
	return spawn(process.execPath, ['adapters/tools/bench-ingest/sender.ts', ...args], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
}

async function measure(): Promise<void> {
	const sender = startSender();
	await line(sender, 'the sender');
	await until('the collector is ready', async () => (await fetch(`${otlp}/readyz`)).ok);
	const cpuBefore = cpuSeconds(collector);
	const start = performance.now();
	sender.stdin.write('go\n');
	const sent = JSON.parse(await line(sender, 'the sender')) as Record<
		'seconds' | 'refused' | 'p50' | 'p99',
		number
	>;
	const { received } = await ledger();
	await until('everything is stored', async () => (await ledger()).waiting === 0);
	const seconds = (performance.now() - start) / 1000;
	const { stored, imbalance } = await ledger();
	const peak = peakMemory(collector);
	const cpu = cpuSeconds(collector) - cpuBefore;
	const stages = await stageSeconds();
	await until('merges are over', async () => (await query('SELECT count() FROM system.merges')) === '0');
	const [bytes, rows, parts] = (
		await query(
			"SELECT sum(bytes_on_disk), sumIf(rows, table = 'spans'), count() FROM system.parts WHERE active AND database = 'dupin'",
		)
	)
		.split('\t')
		.map(Number);
	report([
		['machine', `${cpus().length} cores, ${cpus()[0]?.model ?? ''}`],
		['spans', `${spans} in requests of ${set.batch}, ${set.connections} connections, gzip`],
		[
			'accepted',
			`${perSecond(received, sent.seconds)} (${sent.seconds.toFixed(1)} s, ${sent.refused} times 503)`,
		],
		['stored', `${perSecond(stored, seconds)} (${seconds.toFixed(1)} s until nothing waits)`],
		['ledger', imbalance === 0 ? 'closes' : `IS OUT BY ${imbalance}`],
		['acknowledged after', `p50 ${sent.p50.toFixed(1)} ms, p99 ${sent.p99.toFixed(1)} ms`],
		[
			'on disk',
			`${((bytes ?? 0) / spans).toFixed(1)} bytes a span, all tables, ${parts} parts when merges rested (no OPTIMIZE); ${rows} rows`,
		],
		['collector', `${peak} MB resident at its peak`],
		[
			'',
			`${((cpu * 1e6) / spans).toFixed(1)} µs of processor a span, ${((100 * cpu) / (seconds * cpus().length)).toFixed(0)} % of the machine`,
		],
		['stages, wall time', ''],
		...stages,
	]);
}

/** Shares of the time that the named stages took together, in whatever thread. */
async function stageSeconds(): Promise<readonly (readonly [string, string])[]> {
	const text = await (await fetch(`${otlp}/metrics`)).text();
	const stages = [...text.matchAll(/^dupin_stage_seconds_total\{stage="(\w+)"\} (\S+)$/gm)].map(
		([, stage, seconds]) => [stage ?? '', Number(seconds)] as const,
	);
	const all = stages.reduce((sum, [, seconds]) => sum + seconds, 0);
	return stages.map(([stage, seconds]) => [
		`  ${stage}`,
		`${seconds.toFixed(2)} s  ${((100 * seconds) / all).toFixed(0)} %  ${((seconds * 1e6) / spans).toFixed(2)} µs a span`,
	]);
}

interface SpanLedger {
	readonly received: number;
	readonly stored: number;
	readonly waiting: number;
	readonly imbalance: number;
}

async function ledger(): Promise<SpanLedger> {
	return ((await (await fetch(`${otlp}/ledger`)).json()) as { readonly spans: SpanLedger }).spans;
}

async function query(sql: string): Promise<string> {
	const headers = { 'X-ClickHouse-Key': readFileSync(join(folder, 'store.key'), 'utf8') };
	return (await (await fetch(`${store}/?query=${encodeURIComponent(sql)}`, { headers })).text()).trim();
}

/** The kernel's own mark of the largest resident size. */
function peakMemory(child: ChildProcess): number {
	const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
	return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

/** User and system time of all threads so far. Linux counts in hundredths. */
function cpuSeconds(child: ChildProcess): number {
	const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function line(child: ChildProcess, who: string): Promise<string> {
	const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${who} ended with ${code}`)));
	const [bytes] = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
	ended.catch(() => {});
	return String(bytes).trim();
}

async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
	for (const giveUp = Date.now() + 300_000; ; ) {
		if (await condition().catch(() => false)) return;
		if (collector.exitCode !== null) throw new Error('the collector ended');
		if (Date.now() > giveUp) throw new Error(`waited in vain until ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

function perSecond(count: number, seconds: number): string {
	return `${Math.round(count / seconds).toLocaleString('en')} spans/s`;
}

function report(lines: readonly (readonly [string, string])[]): void {
	for (const [name, value] of lines) process.stdout.write(`${name.padEnd(20)} ${value}\n`);
}
