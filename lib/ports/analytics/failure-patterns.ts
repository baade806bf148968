import type { ErrorWords, Traits } from '../../model/failure.ts';
import type { UnixNanos } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';

/** A request with a call to the operation asked for. */
export interface SeenRequest {
	readonly traceId: string;
	/** When the call began. */
	readonly start: UnixNanos;
	readonly words: ErrorWords;
	readonly traits: Traits;
	/** Services and data stores that the call called. */
	readonly callees: readonly string[];
}

/** Calls to an operation in a stretch of time, failed ones and others. */
export interface CallsSeen {
	/** Requests in which a call failed, one each; a fair sample where there are too many. */
	readonly failed: readonly SeenRequest[];
	/** How many there are of them. */
	readonly failedRequests: number;
	/** A fair sample of those whose calls went well. */
	readonly well: readonly SeenRequest[];
	/** Versions of the service, and when each was first seen, ever; by that time. */
	readonly versions: readonly { readonly version: string; readonly firstSeen: UnixNanos }[];
}

/** How calls to an operation did within [from, to). Empty: none. Late or broken: SourceError. */
export interface PatternSource {
	readonly name: string;
	sampleCalls(
		operation: { readonly service: string; readonly operation: string },
		from: UnixNanos,
		to: UnixNanos,
		options: ReadOptions,
	): Promise<CallsSeen>;
}
