import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const MEBIBYTE = 1024 * 1024;
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

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
	/** Older records are turned down: the store would expire them at once (C29). */
	readonly retentionDays: number;
	/** Past these the inbox takes no more until the store has caught up. */
	readonly highWater: { readonly rows: number; readonly bytes: number };
	/** Most that one write to the store carries. */
	readonly batch: { readonly rows: number; readonly bytes: number };
	readonly lingerMs: number;
	readonly backoffMs: readonly [first: number, longest: number];
	/** For requests in flight, and then again for the writer, when the process is asked to stop. */
	readonly drainMs: number;
}

const wholeNumber = (standard: number, min: number, max: number) =>
	z.coerce.number().int().min(min).max(max).default(standard);

const schema = z.object({
	DUPIN_HOST: z.string().default('127.0.0.1'),
	DUPIN_OTLP_PORT: wholeNumber(4318, 0, 65_535),
	DUPIN_ZIPKIN_PORT: wholeNumber(9411, 0, 65_535),
	DUPIN_DATA_DIR: z.string().min(1).default('.dupin'),
	DUPIN_INSECURE_LISTEN: z.string().optional(),
	DUPIN_RETENTION_DAYS: wholeNumber(7, 1, 3650),
	DUPIN_MAX_BODY_MB: wholeNumber(64, 1, 1024),
	DUPIN_MAX_IN_FLIGHT_MB: wholeNumber(128, 1, 16_384),
	DUPIN_INBOX_MAX_MB: wholeNumber(1024, 1, 1_048_576),
	/** All processors but one: the store works too. */
	DUPIN_DECODE_THREADS: wholeNumber(Math.max(1, availableParallelism() - 1), 1, 64),
});

/** Settings out of the environment. Throws one line for each bad value. */
export function collectorConfig(env: Readonly<Record<string, string | undefined>>): CollectorConfig {
	const parsed = schema.safeParse(env);
	if (!parsed.success) {
		throw new Error(
			parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
		);
	}
	const set = parsed.data;
	if (!LOOPBACK.has(set.DUPIN_HOST) && set.DUPIN_INSECURE_LISTEN !== '1') {
		throw new Error(
			`DUPIN_HOST=${set.DUPIN_HOST} would let anybody send and read: there is no sign-in yet. DUPIN_INSECURE_LISTEN=1 says that you know.`,
		);
	}
	return {
		...STANDARD,
		host: set.DUPIN_HOST,
		otlpPort: set.DUPIN_OTLP_PORT,
		zipkinPort: set.DUPIN_ZIPKIN_PORT,
		inboxFile: join(set.DUPIN_DATA_DIR, 'inbox.sqlite'),
		maxBodyBytes: set.DUPIN_MAX_BODY_MB * MEBIBYTE,
		maxInFlightBytes: Math.max(set.DUPIN_MAX_IN_FLIGHT_MB, set.DUPIN_MAX_BODY_MB) * MEBIBYTE,
		decodeThreads: set.DUPIN_DECODE_THREADS,
		retentionDays: set.DUPIN_RETENTION_DAYS,
		highWater: { ...STANDARD.highWater, bytes: set.DUPIN_INBOX_MAX_MB * MEBIBYTE },
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
	batch: { rows: 100_000, bytes: 32 * MEBIBYTE },
	lingerMs: 1_000,
	backoffMs: [250, 10_000],
	drainMs: 8_000,
} as const satisfies Partial<CollectorConfig>;
