import type { UnixNanos } from '../model/time.ts';
import type { ReadOptions } from './read-options.ts';

/** Failed calls to one operation, counted as the requests they belong to. */
export interface FailuresAlike {
	/** Minutes that hold a failure, ascending. */
	readonly minutes: readonly { readonly start: UnixNanos; readonly requests: number }[];
	/** Versions of the service that answered in that time, and when each was first seen; by that time. */
	readonly versions: readonly { readonly version: string; readonly firstSeen: UnixNanos }[];
}

/** How often calls to an operation failed within [from, to). Empty: never. Late or broken: SourceError. */
export interface PatternSource {
	readonly name: string;
	failuresAlike(
		operation: { readonly service: string; readonly operation: string },
		from: UnixNanos,
		to: UnixNanos,
		options: ReadOptions,
	): Promise<FailuresAlike>;
}
