import type { Asking } from '../asking.ts';
import { LRUCache } from 'lru-cache';
import type { TraceId } from '../../model/ids.ts';
import { toMillis } from '../../model/time.ts';
import type { SourceStatus } from '../../model/source-status.ts';
import { OPEN_LIMITS } from '../limits.ts';
import { type OpenedRequest, type Opening, openRequest } from './open-request.ts';
import type { Ports } from '../site-ports.ts';
import type { OpenedFiles } from './opened-files.ts';

/** Spans and log lines kept open at once. */
const MAX_ROWS = 600_000;
/** A request that may still grow is read again after this long, */
const FRESH_MS = 3_000;
/** or after this multiple of the time that opening it took: a page's own questions must not open a large one anew. */
const FRESH_SHARE = 20;
/** One that ended long ago, whose sources all answered and that was the same when read before stays as it is. */
const SETTLED_MS = 300_000;
/** Senders deliver within minutes; after this long nothing more is expected. */
const SETTLED_AFTER_MS = 600_000;

const MAX_KNOWN = 10_000;

interface UnderWay {
	readonly opening: Promise<Opening>;
	readonly answered: readonly SourceStatus[];
}

export interface RequestCache {
	open(asking: Asking, traceId: TraceId): Promise<Opening>;
	/** Sources that have answered so far for a request that is being opened; undefined for any other. */
	answered(asking: Asking, traceId: TraceId): readonly SourceStatus[] | undefined;
	/** Forgets a request, also one that is being opened, so that the next opening reads it again. */
	forget(traceId: TraceId): void;
	/** Forgets a request that was opened without all of its sources, so that those are asked again. */
	forgetPartial(asking: Asking, traceId: TraceId): void;
	/** Forgets all: something that every request shows has changed. */
	forgetAll(): void;
}

/**
 * Opened requests, kept for the page's next questions (spans, logs, details): a large one is put together once.
 * Everybody who opens the same one at the same time waits for the same work; who has files of it gets their own answer.
 */
export function createRequestCache(
	ports: Ports,
	files?: Pick<OpenedFiles, 'overlay'>,
	open: typeof openRequest = openRequest,
): RequestCache {
	const kept = new LRUCache<string, Opening>({
		maxSize: MAX_ROWS,
		// What is larger than the whole must still answer the page that has just opened it.
		sizeCalculation: (opening) => Math.min(MAX_ROWS, rowsOf(opening)),
	});
	/** Rows of requests when they were read last: spans of long ago may come in late. */
	const readBefore = new LRUCache<string, number>({ max: MAX_KNOWN });
	const underWay = new Map<string, UnderWay>();
	const askedBy = (asking: Asking, traceId: TraceId) => sourcesFor(asking, traceId, ports, files);
	const start = (asking: Asking, traceId: TraceId): UnderWay => {
		const { key, sources } = askedBy(asking, traceId);
		const answered: SourceStatus[] = [];
		const began = performance.now();
		const opening = open(detached(asking), sources, traceId, OPEN_LIMITS, (status) => answered.push(status));
		const started: UnderWay = { opening, answered };
		underWay.set(key, started);
		const settle = (done?: Opening) => {
			// What was forgotten meanwhile is not kept, and nobody who asks later waits for it.
			if (underWay.get(key) !== started) return;
			underWay.delete(key);
			if (!done?.found) return;
			const same = readBefore.get(key) === rowsOf(done);
			readBefore.set(key, rowsOf(done));
			const took = performance.now() - began;
			kept.set(key, done, { ttl: lifetime(done.request, asking, took, same) });
		};
		opening.then(settle, () => settle());
		return started;
	};
	const forget = (traceId: TraceId) => {
		for (const key of [...kept.keys(), ...underWay.keys()]) {
			if (!key.startsWith(traceId)) continue;
			kept.delete(key);
			underWay.delete(key);
		}
	};
	return {
		open: (asking, traceId) => {
			const { key } = askedBy(asking, traceId);
			const known = kept.get(key);
			if (known) return Promise.resolve(known);
			return (underWay.get(key) ?? start(asking, traceId)).opening;
		},
		answered: (asking, traceId) => underWay.get(askedBy(asking, traceId).key)?.answered,
		forget,
		forgetPartial: (asking, traceId) => {
			const known = kept.get(askedBy(asking, traceId).key);
			if (known?.found && !isWhole(known.request)) forget(traceId);
		},
		forgetAll: () => {
			kept.clear();
			underWay.clear();
		},
	};
}

/** What somebody asks with: the sources of all, or with their own files beside them, and then for them alone. */
function sourcesFor(
	asking: Asking,
	traceId: TraceId,
	ports: Ports,
	files: Pick<OpenedFiles, 'overlay'> | undefined,
): { readonly key: string; readonly sources: Ports } {
	const own = files?.overlay(asking, traceId);
	if (!own) return { key: traceId, sources: ports };
	return {
		key: `${traceId} ${asking.who.id} ${asking.who.visitor}`,
		sources: {
			...ports,
			traceStores: [...ports.traceStores, own.traceStore],
			logStores: [...ports.logStores, own.logStore],
		},
	};
}

/** Several may wait for one opening: that one of them leaves must not end it for the others. */
function detached(asking: Asking): Asking {
	return { ...asking, signal: new AbortController().signal };
}

function rowsOf(opening: Opening): number {
	return opening.found ? opening.request.trace.spans.length + opening.request.logs.lines.length : 1;
}

function isWhole({ sources }: OpenedRequest): boolean {
	return sources.every(({ status }) => status !== 'failed' && status !== 'timeout');
}

function lifetime(request: OpenedRequest, { now }: Asking, took: number, same: boolean): number {
	const { trace } = request;
	const age = toMillis(now) - toMillis(trace.startTime) - Math.round(trace.durationWithAsync / 1e6);
	return isWhole(request) && same && age > SETTLED_AFTER_MS
		? SETTLED_MS
		: Math.max(FRESH_MS, took * FRESH_SHARE);
}
