import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CollectorProcess, freePort, startProcess } from './collector-process.ts';
import { post } from './post.ts';
import { testSpans, tracesProtobuf } from './requests.ts';
import { storeQuery } from './store-query.ts';
import { until } from './until.ts';

const SENDERS = 6;
const SPANS = 40;

export interface KillReport {
	readonly kills: number;
	/** Spans acknowledged, each counted once. */
	readonly acknowledged: number;
	/** Spans in all requests that were sent, answered or not. */
	readonly delivered: number;
	/** Different spans in the store, and rows once duplicates are collapsed. */
	readonly storedSpans: number;
	readonly storedRows: number;
	readonly ledger: {
		readonly received: number;
		readonly stored: number;
		readonly waiting: number;
		readonly imbalance: number;
		readonly rejected: Readonly<Record<string, number>>;
	};
}

/**
 * Sends without pause from several senders, kills the collector with SIGKILL at random moments, and starts
 * it again on the same folder. A sender repeats what was not acknowledged, as OTLP clients do. Between two
 * kills are at most `mostRequests` requests.
 */
export async function killRun(kills: number, random: () => number, mostRequests = 1500): Promise<KillReport> {
	const folder = mkdtempSync(join(tmpdir(), 'dupin-kill-'));
	const clickhousePort = await freePort();
	const load = new Load();
	let collector = await startProcess(folder, clickhousePort);
	try {
		const senders = Array.from({ length: SENDERS }, () => load.run(() => collector));
		for (let kill = 0; kill < kills; kill++) {
			// Between the first request and the second or third insert, early moments more often.
			const enough = load.events + 1 + Math.floor(random() ** 2 * mostRequests);
			await until('enough was sent', () => load.events >= enough);
			collector.child.kill('SIGKILL');
			await collector.exited;
			collector = await startProcess(folder, clickhousePort);
		}
		load.stopping = true;
		await Promise.all(senders);
		const ledger = await drained(collector);
		const [storedSpans = 0, storedRows = 0] = await counts(folder, clickhousePort);
		return {
			kills,
			acknowledged: load.acknowledged,
			delivered: load.delivered,
			storedSpans,
			storedRows,
			ledger,
		};
	} finally {
		collector.child.kill('SIGTERM');
		await collector.exited;
		rmSync(folder, { recursive: true, force: true });
	}
}

class Load {
	events = 0;
	acknowledged = 0;
	delivered = 0;
	stopping = false;
	#seed = 0;

	/** One sender: a new request as soon as the one before is acknowledged. */
	async run(collector: () => CollectorProcess): Promise<void> {
		while (!this.stopping) {
			const body = tracesProtobuf(testSpans(SPANS, ++this.#seed));
			await until('a request is acknowledged', () => this.#send(collector().otlp, body));
			this.acknowledged += SPANS;
		}
	}

	async #send(url: string, body: Uint8Array): Promise<boolean> {
		this.events++;
		this.delivered += SPANS;
		try {
			return (await post(`${url}/v1/traces`, body)).status === 200;
		} catch {
			return false;
		}
	}
}

async function drained({ otlp }: CollectorProcess): Promise<KillReport['ledger']> {
	let ledger: KillReport['ledger'] | undefined;
	await until('nothing waits', async () => {
		const answer = (await (await fetch(`${otlp}/ledger`)).json()) as { readonly spans: KillReport['ledger'] };
		ledger = answer.spans;
		return ledger.waiting === 0;
	});
	if (!ledger) throw new Error('no ledger');
	return ledger;
}

async function counts(folder: string, port: number): Promise<readonly number[]> {
	const [row = []] = await storeQuery(
		folder,
		port,
		'SELECT uniqExact(trace_id, span_id), (SELECT count() FROM spans FINAL) FROM spans',
	);
	return row.map(Number);
}
