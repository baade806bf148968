import type { TraceId } from './ids.ts';
import type { Nanos, UnixNanos } from './time.ts';

/** A search for requests. Every field narrows; all must hold. */
export interface TraceQuery {
	readonly service?: string;
	readonly operation?: string;
	/** Span or resource attributes, compared by canonical text, all on one span. */
	readonly attributes?: readonly (readonly [key: string, value: string])[];
	/** Free text: found in span names, status messages and log bodies, ignoring case. */
	readonly text?: string;
	readonly status?: 'error' | 'ok';
	readonly minDurationNanos?: Nanos;
	readonly maxDurationNanos?: Nanos;
	/** Start of the request within [from, to). */
	readonly from: UnixNanos;
	readonly to: UnixNanos;
	/** Few requests will match, as those of one person: a store may look at the whole range at once. */
	readonly rare?: boolean;
	/** 1 to 1000 requests. */
	readonly limit: number;
	/** Opaque, from the page before. */
	readonly cursor?: string;
}

/** One request in a list. */
export interface TraceSummary {
	readonly traceId: TraceId;
	readonly startTime: UnixNanos;
	readonly durationNanos: Nanos;
	/** Exact, duplicates not counted. */
	readonly spanCount: number;
	readonly errorCount: number;
	readonly rootService: string;
	readonly rootOperation: string;
	readonly services: readonly string[];
	readonly hasError: boolean;
}

export interface SearchPage {
	/** Newest first; ties by trace ID. */
	readonly requests: readonly TraceSummary[];
	readonly total: number;
	/** False: `total` is "at least". */
	readonly totalIsExact: boolean;
	readonly nextCursor: string | undefined;
	/** A store did not answer: there may be more. */
	readonly partial?: boolean;
}
