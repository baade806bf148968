import type { Nanos } from './time.ts';

/** Below this many calls a baseline is too thin to judge by. */
export const THIN_BASELINE_CALLS = 200;

/** How an operation usually behaves. */
export interface Baseline {
	readonly service: string;
	readonly operation: string;
	/** OTLP number of the span kind. */
	readonly kind: number;
	/** Where the calls ran; empty where those of all regions are counted together. */
	readonly region: string;
	/** Calls that went well: the durations are theirs, since a failed call does not say how long one should take. */
	readonly calls: number;
	/** Those that went well too, so far beyond the rest that percentiles leave them out; the histogram has them. */
	readonly slowModeCalls: number;
	/** Calls that failed. */
	readonly errors: number;
	readonly p50Nanos: Nanos;
	readonly p90Nanos: Nanos;
	readonly p99Nanos: Nanos;
	/** Days the calls were counted over. */
	readonly days: number;
	/** True where only this hour of the week, a week ago, was counted. */
	readonly hourOfWeek?: boolean;
	/** Log-scale histogram: `counts[i]` calls took from `bounds[i]` up to `bounds[i+1]` nanoseconds. */
	readonly bounds: readonly Nanos[];
	readonly counts: readonly number[];
}
