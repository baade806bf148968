import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../config.ts';

const MEBIBYTE = 1024 * 1024;

export interface CollectorConfig {
	readonly host: string;
	/** 0 for any free port. */
	readonly otlpPort: number;
	readonly zipkinPort: number;
	readonly inboxFile: string;
	/** Most bytes of one body, before and after inflating. */
	readonly maxBodyBytes: number;
	/** Most bytes that all requests in flight hold together. */
	readonly maxInFlightBytes: number;
	/** A request must be whole by then. */
	readonly requestDeadlineMs: number;
	readonly headersDeadlineMs: number;
	readonly idleMs: number;
	readonly maxConnections: number;
	readonly decodeThreads: number;
	readonly decodeDeadlineMs: number;
	/** Older records are turned down: the store would expire them at once. */
	readonly retentionDays: number;
	/** Past these the inbox takes no more until the store has caught up. */
	readonly highWater: { readonly rows: number; readonly bytes: number };
	/** Most that one write to the store carries. */
	readonly batch: { readonly rows: number; readonly rawBytes: number };
	readonly lingerMs: number;
	readonly backoffMs: readonly [first: number, longest: number];
	/** For requests in flight, and then again for the writer, when the process is asked to stop. */
	readonly drainMs: number;
}

/** The collector's part of the configuration. */
export function collectorConfig({ settings }: Pick<Configuration, 'settings'>): CollectorConfig {
	return {
		...STANDARD,
		host: settings.host,
		otlpPort: settings.otlpPort,
		zipkinPort: settings.zipkinPort,
		inboxFile: join(settings.dataDir, 'inbox.sqlite'),
		maxBodyBytes: settings.maxBodyMb * MEBIBYTE,
		maxInFlightBytes: Math.max(settings.maxInFlightMb, settings.maxBodyMb) * MEBIBYTE,
		// All processors but one: the store works too.
		decodeThreads: settings.decodeThreads ?? Math.max(1, availableParallelism() - 1),
		retentionDays: settings.retentionDays,
		highWater: { ...STANDARD.highWater, bytes: settings.inboxMaxMb * MEBIBYTE },
	};
}

/** Everything that has no setting of its own. */
export const STANDARD = {
	requestDeadlineMs: 30_000,
	headersDeadlineMs: 10_000,
	idleMs: 65_000,
	maxConnections: 2_000,
	decodeDeadlineMs: 30_000,
	highWater: { rows: 50_000_000, bytes: 1024 * MEBIBYTE },
	batch: { rows: 100_000, rawBytes: 256 * MEBIBYTE },
	lingerMs: 1_000,
	backoffMs: [250, 10_000],
	drainMs: 8_000,
} as const satisfies Partial<CollectorConfig>;
