import type { Nanos, UnixNanos } from '../model/time.ts';
import type { ReadOptions } from './read-options.ts';

/** How calls to one service ended of late, and how they end otherwise. */
export interface ServiceCalls {
	readonly service: string;
	readonly calls: number;
	readonly errors: number;
	/** Over the days before; 0 for a service that is new. */
	readonly usualCalls: number;
	readonly usualErrors: number;
	readonly p99Nanos: Nanos;
}

/** Services that were called in a stretch of time, at most 1000. Empty: none was. Late or broken: SourceError. */
export interface TroubleSource {
	readonly name: string;
	calls(from: UnixNanos, to: UnixNanos, options: ReadOptions): Promise<readonly ServiceCalls[]>;
}
