import type { Asking } from '../asking.ts';
import { LRUCache } from 'lru-cache';
import type { TraceId } from '../../model/ids.ts';
import { toMillis } from '../../model/time.ts';
import type { SourceStatus } from '../../model/source-status.ts';
import { OPEN_LIMITS, type OpenedRequest, type Opening, openRequest } from './open-request.ts';
import type { Ports } from '../site-ports.ts';

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
	/** Forgets a request, so that the next opening reads it again. */
	forget(traceId: TraceId): void;
	/** Forgets a request that was opened without all of its sources, so that those are asked again. */
	forgetPartial(traceId: TraceId): void;
	/** Forgets all: something that every request shows has changed. */
	forgetAll(): void;
}

/**
 * Opened requests, kept for the page's next questions (spans, logs, details): a large one is put together once.
 * Everybody who opens the same one at the same time waits for the same work.
 */
export function createRequestCache(ports: Ports, open: typeof openRequest = openRequest): RequestCache {
	const kept = new LRUCache<TraceId, Opening>({
		maxSize: MAX_ROWS,
		// What is larger than the whole must still answer the page that has just opened it.
		sizeCalculation: (opening) => Math.min(MAX_ROWS, rowsOf(opening)),
	});
	/** Rows of requests when they were read last: spans of long ago may come in late. */
	const readBefore = new LRUCache<TraceId, number>({ max: MAX_KNOWN });
	const underWay = new Map<TraceId, UnderWay>();
	const start = async (asking: Asking, traceId: TraceId, answered: SourceStatus[]): Promise<Opening> => {
		try {
			const began = performance.now();
			const opening = await open(asking, ports, traceId, OPEN_LIMITS, (status) => answered.push(status));
			const took = performance.now() - began;
			if (opening.found) {
				const same = readBefore.get(traceId) === rowsOf(opening);
				readBefore.set(traceId, rowsOf(opening));
				kept.set(traceId, opening, { ttl: lifetime(opening.request, ports, took, same) });
			}
			return opening;
		} finally {
			underWay.delete(traceId);
		}
	};
	return {
		open: async (asking, traceId) => {
			const known = kept.get(traceId) ?? underWay.get(traceId)?.opening;
			if (known) return known;
			const answered: SourceStatus[] = [];
			const opening = start(detached(asking), traceId, answered);
			underWay.set(traceId, { opening, answered });
			return opening;
		},
		answered: (_asking, traceId) => underWay.get(traceId)?.answered,
		forget: (traceId) => {
			kept.delete(traceId);
		},
		forgetPartial: (traceId) => {
			const known = kept.get(traceId);
			if (known?.found && !isWhole(known.request)) kept.delete(traceId);
		},
		forgetAll: () => {
			kept.clear();
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

function lifetime(request: OpenedRequest, ports: Ports, took: number, same: boolean): number {
	const { trace } = request;
	const age =
		toMillis(ports.clock.now()) - toMillis(trace.startTime) - Math.round(trace.durationWithAsync / 1e6);
	return isWhole(request) && same && age > SETTLED_AFTER_MS
		? SETTLED_MS
		: Math.max(FRESH_MS, took * FRESH_SHARE);
}
