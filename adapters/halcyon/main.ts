// Halcyon's traffic: `node adapters/halcyon/main.ts [--rate spans/s] [--seconds n] [--seed n] [--backfill hours] [--once]`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { memberRequests } from '../../lib/demo/members/member-requests.ts';
import { DEPLOYED_BEFORE, storyRequests, traffic } from '../../lib/demo/traffic.ts';
import { loadBatches } from '../../lib/demo/load.ts';
import { STAFF_FILE } from '../../lib/demo/studio/sources.ts';
import { studioRequests } from '../../lib/demo/studio/studio-requests.ts';
import { readConfiguration } from '../config.ts';
import { type HalcyonConfig, halcyonConfig } from './config.ts';
import { writeCompanyFiles } from './company-files.ts';
import { Sender } from './sender.ts';
import { writeStaffFile } from './staff-file.ts';

/** Spans of a request, on average: what turns a rate of spans into one of requests. */
const SPANS_PER_REQUEST = 11;
/** Above this many spans a second, ready bodies are sent: making each request anew takes the CPU of the collector. */
const MADE_RATE = 5_000;
const LOAD_BODY_SPANS = 2_000;
const MAX_IN_FLIGHT = 8;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

try {
	await run(halcyonConfig(process.argv.slice(2), readConfiguration()));
} catch (error) {
	if (!stop.signal.aborted) {
		say(`Halcyon stopped: ${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = 1;
	}
}

async function run(config: HalcyonConfig): Promise<void> {
	const sender = new Sender({ otlp: config.otlp, zipkin: config.zipkin, signal: stop.signal });
	try {
		await send(config, sender);
	} finally {
		const { spans, logs, bodies, rejected, again } = sender.counts;
		say(
			`sent ${spans} spans and ${logs} log lines in ${bodies} bodies, ${rejected} rejected, ${again} sent again`,
		);
	}
}

async function send(config: HalcyonConfig, sender: Sender): Promise<void> {
	const now = nanosNow();
	const marker = join(config.dataDir, 'halcyon.json');
	if (config.backfill > 0 && !existsSync(marker)) {
		mkdirSync(config.dataDir, { recursive: true });
		// A site that was started by itself shows the company when it is told where this lies.
		writeCompanyFiles(config.dataDir);
		writeStaffFile(join(config.dataDir, STAFF_FILE), now);
		await backfill(config, sender, now);
		writeFileSync(marker, JSON.stringify({ seed: config.seed, at: String(now) }));
	}
	if (!config.once) {
		if (config.rate > MADE_RATE) await load(config, sender);
		else await live(config, sender, deployedAt(marker, now));
	}
	await sender.flush();
}

/** Load for its own sake: ready bodies at the asked pace, as many as the collector takes. */
async function load(config: HalcyonConfig, sender: Sender): Promise<void> {
	const begin = performance.now();
	const inFlight = new Set<Promise<void>>();
	const failures: unknown[] = [];
	let spans = 0;
	for (const batch of loadBatches(config.seed, LOAD_BODY_SPANS, nanosNow)) {
		const seconds = (performance.now() - begin) / 1000;
		if (stop.signal.aborted || failures.length > 0) break;
		if (config.seconds > 0 && seconds >= config.seconds) break;
		const sending: Promise<void> = sender
			.sendReady(batch.body.slice(), batch.spans)
			.catch((error: unknown) => void failures.push(error))
			.finally(() => inFlight.delete(sending));
		inFlight.add(sending);
		spans += batch.spans;
		if (inFlight.size >= MAX_IN_FLIGHT) await Promise.race(inFlight);
		const early = begin + (spans * 1000) / config.rate - performance.now();
		if (early > 1) await pause(early, undefined, { signal: stop.signal });
	}
	await Promise.all(inFlight);
	if (failures.length > 0) throw failures[0];
	const took = (performance.now() - begin) / 1000;
	say(`${Math.round(spans / took)} spans/s for ${took.toFixed(1)} s`);
}

/** The hours before now, then the stories that can be opened by their known IDs. */
async function backfill(config: HalcyonConfig, sender: Sender, now: bigint): Promise<void> {
	const span = BigInt(Math.round(config.backfill * 3600)) * 1_000_000_000n;
	const every = Number(span) / Math.max(1, config.requests);
	for (const request of traffic(config.seed, now - span, every, now - DEPLOYED_BEFORE)) {
		if (stop.signal.aborted || request.start >= now - 1_000_000_000n) break;
		await sender.add(request);
	}
	const { seed } = config;
	const told = new Set<string>();
	for (const source of [storyRequests(now, seed), studioRequests(now, seed), memberRequests(now)]) {
		for (const request of source) {
			// One request is both a story of its own and part of a member's evening.
			if (told.has(request.traceId)) continue;
			told.add(request.traceId);
			await sender.add(request);
		}
	}
	await sender.flush();
	say(`filled the last ${config.backfill} h: ${sender.counts.spans} spans, ${sender.counts.logs} log lines`);
}

/** Requests as they happen, sent as soon as they have ended. */
async function live(config: HalcyonConfig, sender: Sender, deployed: bigint): Promise<void> {
	const every = (1e9 * SPANS_PER_REQUEST) / config.rate;
	const start = nanosNow();
	const end = config.seconds > 0 ? start + BigInt(Math.round(config.seconds * 1e9)) : undefined;
	for (const request of traffic(config.seed ^ Number(start & 0x7fffffffn), start, every, deployed)) {
		if (stop.signal.aborted || (end !== undefined && request.start >= end)) return;
		const due = Number((request.start + 3_000_000_000n - nanosNow()) / 1_000_000n);
		if (due > 50) {
			await sender.flush();
			await pause(due, undefined, { signal: stop.signal });
		}
		await sender.add(request);
	}
}

/** When the broken release went out: a while before the demo first began. */
function deployedAt(marker: string, now: bigint): bigint {
	const first = existsSync(marker) ? /"at":"(\d+)"/.exec(readFileSync(marker, 'utf8'))?.[1] : undefined;
	return BigInt(first ?? now) - DEPLOYED_BEFORE;
}

function nanosNow(): bigint {
	return BigInt(Date.now()) * 1_000_000n;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
