import type { SpanId, TraceId } from '../../model/ids.ts';
import type { SearchPage, TraceQuery } from '../../model/search.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import type { UnixNanos } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Source } from '../source.ts';

/** What a trace store can do beside reading a trace by its ID; unset: it can not. */
export interface TraceStoreCapabilities {
	/** Finds requests by their properties. */
	readonly search?: true;
}

/**
 * Where traces are kept.
 * Empty: `readTrace` gives a batch of length 0, `search` a page of none; neither is an error.
 * Late: SourceError `timeout`. Broken: SourceError. Partial: `total` is larger than `batch.length`.
 * A trace still being written is given as far as it is stored.
 */
export interface TraceStore extends Source {
	readonly capabilities: TraceStoreCapabilities;
	/** All spans of a trace up to `limit`, earliest first when cut, exact duplicates at most once. */
	readTrace(traceId: TraceId, limit: number, options: ReadOptions): Promise<TraceRead>;
	/** Turned down with SourceError `unsupported` where the store can't search. */
	search(query: TraceQuery, options: ReadOptions): Promise<SearchPage>;
	/** Service names seen in the retention time, sorted, at most `limit`. */
	services(limit: number, options: ReadOptions): Promise<readonly string[]>;
	/** The trace of a span that began at `from` or later; undefined where there is none. Not every store can tell. */
	traceOfSpan?(spanId: SpanId, from: UnixNanos, options: ReadOptions): Promise<TraceId | undefined>;
}

export interface TraceRead {
	readonly batch: SpanBatch;
	/** Spans the store holds for this trace. */
	readonly total: number;
}
