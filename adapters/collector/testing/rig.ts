import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { HasHealth } from '../../../lib/ports/has-health.ts';
import { openInbox } from '../inbox/inbox.ts';
import { type Collector, startCollector } from '../collector.ts';
import { type CollectorConfig, STANDARD } from '../config.ts';
import { type FakeSink, fakeSink } from './fake-sink.ts';
import { until } from './until.ts';

/** A collector with real listeners, threads and inbox file, on free ports, over a store in memory. */
export interface Rig {
	readonly collector: Collector;
	readonly sink: FakeSink;
	readonly otlp: string;
	readonly zipkin: string;
	readonly inboxFile: string;
	/** Resolves when nothing waits any more. */
	drained(): Promise<void>;
	/** Closes, and opens again on the same folder and the same sink. */
	restart(config?: Partial<CollectorConfig>): Promise<Rig>;
	[Symbol.asyncDispose](): Promise<void>;
}

const READY: HasHealth = { ready: async () => ({ ready: true }) };

export async function startRig(
	config: Partial<CollectorConfig> = {},
	sink: FakeSink = fakeSink(),
	folder: string = mkdtempSync(join(tmpdir(), 'dupin-collector-')),
): Promise<Rig> {
	const inboxFile = join(folder, 'inbox.sqlite');
	const settings = { path: inboxFile, codecModule: sink.codec.module };
	const inbox = await openInbox(settings, (error) => {
		throw error;
	});
	const collector = await startCollector(
		{ inbox, sink, store: READY, log: pino({ level: 'silent' }) },
		{ ...TEST_CONFIG, inboxFile, ...config },
	);
	return {
		collector,
		sink,
		inboxFile,
		otlp: `http://127.0.0.1:${collector.otlpPort}`,
		zipkin: `http://127.0.0.1:${collector.zipkinPort}`,
		drained: () =>
			until('nothing waits', () => {
				const { spans, logs } = collector.ledger();
				return spans.waiting + logs.waiting === 0;
			}),
		restart: async (changed = {}) => {
			await collector.close();
			return startRig({ ...config, ...changed }, sink, folder);
		},
		[Symbol.asyncDispose]: async () => {
			await collector.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

const TEST_CONFIG: Omit<CollectorConfig, 'inboxFile'> = {
	...STANDARD,
	host: '127.0.0.1',
	otlpPort: 0,
	zipkinPort: 0,
	maxBodyBytes: 64 * 1024 * 1024,
	maxInFlightBytes: 128 * 1024 * 1024,
	decodeThreads: 1,
	retentionDays: 7,
	lingerMs: 5,
	backoffMs: [5, 20],
};
