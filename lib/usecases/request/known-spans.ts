import { LRUCache } from 'lru-cache';
import type { SpanId, TraceId } from '../../model/ids.ts';
import { SourceError } from '../../model/source-error.ts';
import type { UnixNanos } from '../../model/time.ts';
import type { ReadOptions } from '../../ports/read-options.ts';
import type { TraceStore } from '../../ports/sources/trace-store.ts';

const MAX_KNOWN = 10_000;
/** A span stays in its trace. */
const FOUND_MS = 3_600_000;
/** One that is not there may still come in. */
const NOT_FOUND_MS = 30_000;
/** Looking for a span reads every span of a day: others would wait behind more of it. */
const MAX_SEARCHES = 2;

interface Known {
	readonly traceId: TraceId | undefined;
}

/**
 * A store that looks for each span once, and for few at a time: what was found, or not, is known for a while; who asks
 * for the same span at the same time shares the answer, and no one of them can end it for the others. Past
 * `MAX_SEARCHES` others are turned down with SourceError `limit`.
 */
export function withKnownSpans(store: TraceStore): TraceStore {
	if (!store.traceOfSpan) return store;
	const known = new LRUCache<SpanId, Known>({ max: MAX_KNOWN });
	const underWay = new Map<SpanId, Promise<TraceId | undefined>>();
	const search = async (spanId: SpanId, from: UnixNanos, { deadlineMs }: ReadOptions) => {
		if (underWay.size >= MAX_SEARCHES)
			throw new SourceError(store.name, 'limit', 'other spans are being looked for');
		const signal = new AbortController().signal;
		const searching = Promise.resolve(store.traceOfSpan?.(spanId, from, { deadlineMs, signal }));
		underWay.set(spanId, searching);
		try {
			const traceId = await searching;
			known.set(spanId, { traceId }, { ttl: traceId ? FOUND_MS : NOT_FOUND_MS });
			return traceId;
		} finally {
			underWay.delete(spanId);
		}
	};
	return {
		...store,
		traceOfSpan: async (spanId, from, options) => {
			const before = known.get(spanId);
			if (before) return before.traceId;
			return underWay.get(spanId) ?? search(spanId, from, options);
		},
	};
}
