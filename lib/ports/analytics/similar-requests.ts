import type { TraceId } from '../../model/ids.ts';
import type { Nanos, UnixNanos } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';

/** A request that began as another did. */
export interface SimilarRequest {
	readonly traceId: TraceId;
	readonly startTime: UnixNanos;
	readonly durationNanos: Nanos;
	/** Attributes of its first span and of the process that sent it, by canonical text. */
	readonly settings: ReadonlyMap<string, string>;
}

export interface SimilarRequestQuery {
	readonly rootService: string;
	readonly rootOperation: string;
	/** `ok`: no span of it failed. */
	readonly status: 'ok' | 'error';
	readonly around: UnixNanos;
	/** How far from `around` to look, to both sides. */
	readonly withinNanos: bigint;
	readonly not: TraceId;
	readonly limit: number;
}

/** Requests to compare another with, nearest in time first. Empty: none in that time. Late or broken: SourceError. */
export interface SimilarRequests {
	readonly name: string;
	find(query: SimilarRequestQuery, options: ReadOptions): Promise<readonly SimilarRequest[]>;
}
