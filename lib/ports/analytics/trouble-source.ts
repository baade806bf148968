import type { Nanos, UnixNanos, TimeWindow } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';

/** Calls of one operation that look alike from outside. */
export interface OperationBehaviour {
	readonly service: string;
	/** Numbers and IDs in it stand as `…`. */
	readonly operation: string;
	/** The other service, where the operation is nothing but one call to it, as far as one span can tell; else empty. */
	readonly peer: string;
	/** Where the operation may be the caller's side of a call: its kind says so or says nothing, and at most one call is below it. */
	readonly calling: Calling | undefined;
	/** The other services that were called straight from it, each with the calls of the operation that did. */
	readonly callees: ReadonlyMap<string, number>;
	/** Of the calls, those that called another service and somebody besides: no caller's side of a call does. */
	readonly together: number;
	/** The operation it called last, its own service's or another's; both empty when it called none. */
	readonly lastService: string;
	readonly lastOperation: string;
	readonly calls: number;
	readonly errors: number;
	/** Of these, those that failed though nothing they called did. */
	readonly ownErrors: number;
	/** Requests that these failed in: tries of one call fail together. */
	readonly ownErrorRequests: number;
	/** Time not covered by calls below it, summed over the calls. */
	readonly ownNanos: Nanos;
	/** Calls by own time: under `round(8 · log2(nanoseconds + 1))`. */
	readonly histogram: ReadonlyMap<number, number>;
}

/** Where in its service a call was made. */
export interface Calling {
	/** Whether the kind of the span says so. */
	readonly sure: boolean;
	/** The operation that it was made in. */
	readonly from: string;
	/** How long after that began, on average. */
	readonly offsetNanos: Nanos;
}

/** Log lines of one service that read alike. */
export interface LogBehaviour {
	readonly service: string;
	/** OTLP number: from 17 on errors. */
	readonly severity: number;
	readonly pattern: string;
	/** Requests that it was logged in; a line of no request counts as one. */
	readonly requests: number;
}

export interface NewVersion {
	readonly version: string;
	readonly firstSeen: UnixNanos;
}

/** What services did in a stretch of time, as far as it was looked at. */
export interface Behaviour {
	/** Requests looked at. */
	readonly requests: number;
	/** Mean duration of whole requests; 0 without any. */
	readonly requestNanos: Nanos;
	readonly operations: readonly OperationBehaviour[];
	readonly logs: readonly LogBehaviour[];
	/** One request of this many was looked at: 1 means all of them. */
	readonly oneOf: number;
}

/**
 * What services did in a stretch of time, aggregated where the spans are.
 * Empty: no request, no operation. Late or broken: SourceError. Lists are cut at their limit, most calls first.
 */
export interface TroubleSource {
	readonly name: string;
	behaviour(window: TimeWindow, options: ReadOptions): Promise<Behaviour>;
	/** By service: its newest version, where that was first seen in a stretch of time and another one before it. */
	newVersions(window: TimeWindow, options: ReadOptions): Promise<ReadonlyMap<string, NewVersion>>;
}
