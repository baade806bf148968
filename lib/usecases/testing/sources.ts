import type { AnomalyScore } from '../../model/anomaly-score.ts';
import type { Baseline } from '../../model/baseline.ts';
import type { LogRecord } from '../../model/log-record.ts';
import { SourceError } from '../../model/source-error.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import { fromMillis } from '../../model/time.ts';
import type { AnomalySource } from '../../ports/sources/anomaly-source.ts';
import type { LogStore, LogStoreCapabilities } from '../../ports/sources/log-store.ts';
import type { OwnerDirectory } from '../../ports/sources/owner-directory.ts';
import type { SupportDesk } from '../../ports/own/support-desk.ts';
import type { TraceStore, TraceStoreCapabilities } from '../../ports/sources/trace-store.ts';
import { DEFAULT_SESSION_WORDS } from '../../sessions/session-words.ts';
import type { Ports } from '../site-ports.ts';
import { NO_STUDIO } from '../studio-sources.ts';

const EMPTY_DESK: SupportDesk = {
	addWaiting: async () => {},
	waiting: async () => ({ members: 0, told: undefined }),
	isWaiting: async () => false,
	tellOwners: async () => {},
};

/** Ports of a site where every source works and knows nothing, but for what a test puts in. */
export function testPorts(own: Partial<Ports> = {}): Ports {
	return {
		traceStores: [],
		logStores: [],
		anomalySources: [],
		ownerDirectories: [],
		linkStore: { linksOf: async () => new Map(), save: async () => {}, forget: async () => {} },
		analytics: {},
		sessionWords: DEFAULT_SESSION_WORDS,
		studio: NO_STUDIO,
		cases: { name: 'cases', save: async () => {}, read: async () => undefined, ofTrace: async () => [] },
		traceFiles: { read: async () => ({ ok: false, code: 'bad-argument', message: 'no files here' }) },
		handOffs: { name: 'hand-offs', record: async () => {}, ofTrace: async () => [], latest: async () => [] },
		messenger: undefined,
		appStore: {
			name: 'app',
			recordOpened: async () => {},
			recent: async () => [],
			audit: { record: async () => {}, read: async () => ({ entries: [], unbroken: true }) },
			supportDesk: EMPTY_DESK,
			close: async () => {},
		},
		health: { ready: async () => ({ ready: true }) },
		clock: { now: () => fromMillis(1_790_000_000_000) },
		retentionDays: 7,
		help: '',
		...own,
	};
}

/** Who a made source is. */
export function source(name: string) {
	return { id: name, kind: 'memory', name };
}

export function traceStoreOf(batch: SpanBatch, total = batch.length, name = 'traces'): TraceStore {
	return {
		...source(name),
		capabilities: { search: true },
		readTrace: async () => ({ batch, total }),
		search: async () => ({ requests: [], total: 0, totalIsExact: true, nextCursor: undefined }),
		services: async () => [],
	};
}

export function logStoreOf(records: readonly LogRecord[], name = 'logs'): LogStore {
	return { ...source(name), capabilities: {}, readByTrace: async () => ({ records, total: records.length }) };
}

/** A source that says the same scores whoever is asked about. */
export function scoresOf(name: string, found: readonly AnomalyScore[]): AnomalySource {
	return { ...source(name), baselines: async () => [], scores: async () => found };
}

export function baselinesOf(found: readonly Baseline[]): AnomalySource {
	return { ...source('baselines'), baselines: async () => found, scores: async () => [] };
}

/** A source that refuses every question. */
export const DEAD = {
	...source('dead'),
	capabilities: { search: true } as TraceStoreCapabilities & LogStoreCapabilities,
	readTrace: refuse,
	readByTrace: refuse,
	search: refuse,
	services: refuse,
	baselines: refuse,
	scores: refuse,
	owners: refuse,
} satisfies TraceStore & LogStore & AnomalySource & OwnerDirectory;

async function refuse(): Promise<never> {
	throw new SourceError('dead', 'unreachable', 'no route to it');
}

/** A source that never answers, whatever its signal says. */
export const SILENT = {
	...source('silent'),
	capabilities: {},
	readByTrace: () => new Promise<never>(() => {}),
	baselines: () => new Promise<never>(() => {}),
	scores: () => new Promise<never>(() => {}),
	owners: () => new Promise<never>(() => {}),
} satisfies LogStore & AnomalySource & OwnerDirectory;
