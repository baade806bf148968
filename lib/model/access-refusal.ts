import type { TraceId } from './ids.ts';
import type { UnixNanos } from './time.ts';

/** A production app did not let a person in. Empty strings where the app did not say. */
export interface AccessRefusal {
	readonly time: UnixNanos;
	readonly userId: string;
	readonly app: string;
	readonly project: string;
	/** The role that would have been enough. */
	readonly neededRole: string;
	readonly traceId: TraceId | undefined;
	readonly source: string;
}
