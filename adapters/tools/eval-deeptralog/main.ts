// `npm run eval:deeptralog`: are failing requests told from normal ones, and who is named? Sends the recorded runs
// of DeepTraLog to a running, empty Dupin (`npm start -- --no-demo`), opens every request and counts.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { unzipSync } from 'fflate';
import { type Judged, separation } from './separation.ts';
import {
	otlpLines,
	otlpSpans,
	readLines,
	readSpans,
	type SkyWalkingLine,
	type SkyWalkingSpan,
	traceIdOf,
} from './skywalking.ts';

const { values: set } = parseArgs({
	options: {
		folder: {
			type: 'string',
			default: join(process.env['DUPIN_SHARED_DATA'] ?? '../shared/data', 'labelled/deeptralog'),
		},
		ingest: { type: 'string', default: 'http://127.0.0.1:4318' },
		api: { type: 'string', default: 'http://127.0.0.1:3000' },
		/** Says no more than what the last load left in the store. */
		'no-load': { type: 'boolean', default: false },
		newest: { type: 'string' },
		/** Opens one request of so many. */
		every: { type: 'string', default: '1' },
	},
});
const BATCH = 2_000;
const IN_FLIGHT = 4;
const GAP_MS = 60_000;

/** One folder of the data: spans of requests that failed, or of requests that went well, and log lines. */
interface Run {
	readonly name: string;
	readonly spans: readonly SkyWalkingSpan[];
	readonly lines: readonly SkyWalkingLine[];
	readonly failing: ReadonlySet<string>;
	readonly traces: ReadonlySet<string>;
}

interface Verdict {
	readonly state: string;
	readonly confidence: string;
	readonly culprit: { readonly service: string } | null;
}

interface Asked extends Judged {
	readonly run: string;
	readonly culprit: string;
	readonly state: string;
}

if (!existsSync(set.folder)) {
	process.stderr.write(
		`DeepTraLog is not at ${set.folder}. Its zips come from FudanSELab/DeepTraLog; say where they lie with --folder or DUPIN_SHARED_DATA.\n`,
	);
	process.exit(1);
}
await main();

async function main(): Promise<void> {
	const runs = readRuns();
	const newest = set.newest === undefined ? Date.now() - 600_000 : Date.parse(set.newest);
	if (!set['no-load']) await load(runs, newest);
	const asked: Asked[] = [];
	for (const run of runs) {
		asked.push(...(await ask(run)));
		say(`${run.name}: opened`);
	}
	report(asked);
}

function readRuns(): readonly Run[] {
	const zips = ['normal', 'anomalous'].flatMap((part) =>
		readdirSync(join(set.folder, part)).map((file) => join(set.folder, part, file)),
	);
	const files = new Map<string, string>();
	const decoder = new TextDecoder();
	for (const zip of zips.filter((file) => file.endsWith('.zip'))) {
		for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(readFileSync(zip)))))
			files.set(name, decoder.decode(bytes));
	}
	const byRun = Map.groupBy(files, ([name]) => name.split('/').at(-2) ?? '');
	return [...byRun].flatMap(([name, own]) => {
		const run = readRun(name, own);
		return run.spans.length === 0 ? [] : [run];
	});
}

/** What is among the failed and among the others failed: two runs hold them twice. */
function readRun(name: string, files: readonly (readonly [string, string])[]): Run {
	const texts = (part: RegExp) => files.filter(([file]) => part.test(file)).map(([, text]) => text);
	const failed = texts(/\/ERROR[^/]*SpanData[^/]*\.csv$/).flatMap(readSpans);
	const failing = new Set(failed.map(({ traceId }) => traceId));
	const well = texts(/\/SUCCESS[^/]*SpanData[^/]*\.csv$/)
		.flatMap(readSpans)
		.filter(({ traceId }) => !failing.has(traceId));
	const spans = [...failed, ...well];
	const lines = texts(/\.log$/).flatMap(readLines);
	return { name, spans, lines, failing, traces: new Set(spans.map(({ traceId }) => traceId)) };
}

/** Runs are years old and days apart: they are laid one after another, the last ends now, so that all have one baseline. */
async function load(runs: readonly Run[], newest: number): Promise<void> {
	let end = newest;
	for (const run of runs.toReversed()) {
		let [first, last] = [Number.POSITIVE_INFINITY, 0];
		for (const span of run.spans) {
			first = Math.min(first, span.start);
			last = Math.max(last, span.end);
		}
		const shift = Math.round(end - last);
		end -= last - first + GAP_MS;
		const bodies = [
			...chunks(run.spans).map((own) => ['/v1/traces', () => otlpSpans(own, shift)] as const),
			...chunks(run.lines).map((own) => ['/v1/logs', () => otlpLines(own, shift)] as const),
		];
		await each(bodies, ([path, body]) => send(path, body()));
		say(`${run.name}: sent ${run.spans.length} spans, ${run.lines.length} log lines`);
	}
	await until('everything is stored', async () => {
		const ledger = (await (await fetch(`${set.ingest}/ledger`)).json()) as Record<
			'spans' | 'logs',
			{ readonly waiting: number }
		>;
		return ledger.spans.waiting === 0 && ledger.logs.waiting === 0;
	});
}

async function send(path: string, body: string): Promise<void> {
	const bytes = new Uint8Array(await promisify(gzip)(body, { level: 1 }));
	for (let tries = 0; tries < 10; tries++) {
		const answer = await fetch(new URL(path, set.ingest), {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
			body: bytes,
		});
		if (answer.ok) return;
		if (![429, 502, 503, 504].includes(answer.status)) throw new Error(`${path}: ${await answer.text()}`);
		await new Promise((resolve) => setTimeout(resolve, 1000));
	}
	throw new Error(`${path}: turned down ten times`);
}

async function ask(run: Run): Promise<readonly Asked[]> {
	const asked: Asked[] = [];
	const opened = [...run.traces].filter((_, i) => i % Number(set.every) === 0);
	await each(opened, async (traceId) => {
		const answer = await read(new URL(`/api/requests/${traceIdOf(traceId)}`, set.api));
		const { verdict } = (await answer.json()) as { readonly verdict: Verdict };
		asked.push({
			run: run.name,
			failing: run.failing.has(traceId),
			saidFailing: verdict.state !== 'healthy' && verdict.state !== 'unknown',
			score: scoreOf(verdict),
			culprit: verdict.culprit?.service ?? 'nobody',
			state: verdict.state,
		});
	});
	return asked;
}

/** A site that is busy says so: it is asked again. */
async function read(url: URL): Promise<Response> {
	for (let tries = 1; ; tries++) {
		const answer = await fetch(url);
		if (answer.ok) return answer;
		if (answer.status !== 503 || tries === 10) throw new Error(`${url.pathname}: HTTP ${answer.status}`);
		await new Promise((resolve) => setTimeout(resolve, 1000));
	}
}

/** Worst state first, then how sure the verdict is. */
function scoreOf({ state, confidence }: Verdict): number {
	const states = ['healthy', 'unknown', 'running', 'slow', 'gap', 'failed'];
	const sure = ['low', 'medium', 'high'].indexOf(confidence);
	const order = states.indexOf(state);
	return order <= 0 ? -sure : order * 3 + sure;
}

function report(asked: readonly Asked[]): void {
	say('');
	say('run                 requests  failing  said to be      named');
	for (const [run, own] of Map.groupBy(asked, (one) => one.run)) {
		const failing = own.filter((one) => one.failing);
		const named = most(failing.filter((one) => one.saidFailing).map((one) => one.culprit));
		const states = most(own.map((one) => one.state));
		say(
			`${run.padEnd(20)}${pad(own.length, 8)}${pad(failing.length, 9)}  ${states.padEnd(26)} ${named || '-'}`,
		);
	}
	say('');
	say('                    precision  recall     F1    AUC');
	row('this run', separation(asked));
	const failing = asked.filter((one) => one.failing);
	const normal = asked.filter((one) => !one.failing);
	say(`${failing.length} failing and ${normal.length} normal requests`);
	say('published on other, larger selections of the same recording (see SOURCES.md of the data):');
	row('DeepTraLog', { precision: 0.93, recall: 0.97, f1: 0.95, auc: Number.NaN });
	row('DeepLog', { precision: 0.608, recall: 0.949, f1: 0.741, auc: Number.NaN });
	row('TraceAnomaly', { precision: 0.632, recall: 0.799, f1: 0.706, auc: 0.735 });
}

function row(name: string, figures: Record<'precision' | 'recall' | 'f1' | 'auc', number>): void {
	const cells = [figures.precision, figures.recall, figures.f1, figures.auc];
	say(
		`${name.padEnd(22)}${cells.map((cell) => (Number.isNaN(cell) ? '-' : cell.toFixed(3)).padStart(7)).join(' ')}`,
	);
}

/** The three commonest words with their counts. */
function most(words: readonly string[]): string {
	return [...Map.groupBy(words, (word) => word)]
		.sort(([, a], [, b]) => b.length - a.length)
		.slice(0, 3)
		.map(([word, own]) => `${word} ${own.length}`)
		.join(', ');
}

async function each<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
	let next = 0;
	const worker = async () => {
		for (let one = list[next++]; one !== undefined; one = list[next++]) await work(one);
	};
	await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
	for (const giveUp = Date.now() + 300_000; !(await condition()); ) {
		if (Date.now() > giveUp) throw new Error(`waited in vain until ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

function chunks<T>(list: readonly T[]): readonly (readonly T[])[] {
	return Array.from({ length: Math.ceil(list.length / BATCH) }, (_, i) =>
		list.slice(i * BATCH, (i + 1) * BATCH),
	);
}

function pad(count: number, width: number): string {
	return String(count).padStart(width);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
