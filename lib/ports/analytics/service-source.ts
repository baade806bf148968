import type { Nanos, UnixNanos, TimeWindow } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';

/** What a service or one of its operations answered in a stretch of time, beside what it usually does. */
export interface CallCounts {
	readonly calls: number;
	readonly errors: number;
	/** Of calls that went well; 0 where none did. */
	readonly p99Nanos: Nanos;
	/** Over the days before; 0 for one that is new. */
	readonly usualCalls: number;
	readonly usualErrors: number;
	/** Undefined where there was no call. */
	readonly usualP99Nanos: Nanos | undefined;
}

export interface ServiceCounts extends CallCounts {
	readonly service: string;
}

export interface OperationCounts extends CallCounts {
	readonly operation: string;
	/** OTLP number of the span kind. */
	readonly kind: number;
}

/** Calls from one service to another, counted in the requests that were looked at. */
export interface ServiceEdge {
	readonly caller: string;
	readonly callee: string;
	readonly calls: number;
	readonly errors: number;
	readonly p99Nanos: Nanos;
}

export interface ServiceEdges {
	readonly edges: readonly ServiceEdge[];
	/** One request of this many was looked at: 1 means all of them. */
	readonly oneOf: number;
}

export interface MinuteCounts {
	readonly service: string;
	readonly start: UnixNanos;
	readonly calls: number;
	readonly errors: number;
	/** Of calls that went well; 0 where none did. */
	readonly p99Nanos: Nanos;
}

export interface VersionCounts {
	/** `service.version` of the resource; empty where none is said. */
	readonly version: string;
	readonly calls: number;
	readonly errors: number;
	readonly instances: number;
	readonly firstSeen: UnixNanos;
	readonly lastSeen: UnixNanos;
}

/**
 * How services do and who calls whom, counted over all requests of a stretch of time.
 * A service's calls are spans of kind server and consumer; of one that has none, all its spans.
 * Empty: nothing was seen. Late or broken: SourceError. Lists are cut at their limit, most calls first.
 */
export interface ServiceSource {
	readonly name: string;
	services(window: TimeWindow, options: ReadOptions): Promise<readonly ServiceCounts[]>;
	/** Who called whom; with a service, only its callers and callees. */
	edges(window: TimeWindow, service: string | undefined, options: ReadOptions): Promise<ServiceEdges>;
	/** Minutes in which a service was called, of at most 100 services. */
	minutes(
		window: TimeWindow,
		services: readonly string[],
		options: ReadOptions,
	): Promise<readonly MinuteCounts[]>;
	operations(window: TimeWindow, service: string, options: ReadOptions): Promise<readonly OperationCounts[]>;
	versions(window: TimeWindow, service: string, options: ReadOptions): Promise<readonly VersionCounts[]>;
}
