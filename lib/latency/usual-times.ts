import type { Baseline } from '../model/baseline.ts';
import type { Nanos } from '../model/time.ts';
import { usualBuckets } from './usual-buckets.ts';

/** Durations are counted under `round(this · log2(nanoseconds + 1))`: each bucket is 9 % wide. */
export const BUCKETS_PER_DOUBLING = 8;

/** Calls by bucket of their duration. */
export type TimesByBucket = Iterable<readonly [bucket: number, calls: number]>;

/** The bucket that a duration in nanoseconds is counted under. */
export function timeBucket(nanos: number): number {
	return Math.round(BUCKETS_PER_DOUBLING * Math.log2(nanos + 1));
}

/**
 * What a histogram of durations says is usual. A slow mode is left out unless the calls are of several regions: beside
 * others a far region looks like one.
 */
export function usualTimes(
	times: TimesByBucket,
	severalRegions: boolean,
): { readonly p75Nanos: Nanos } & Pick<
	Baseline,
	'calls' | 'slowModeCalls' | 'p50Nanos' | 'p90Nanos' | 'p99Nanos' | 'bounds' | 'counts'
> {
	const filled = [...times].sort(([a], [b]) => a - b);
	const first = filled[0]?.[0] ?? 0;
	const last = filled.at(-1)?.[0] ?? 0;
	const counts = Array.from({ length: last - first + 1 }, () => 0);
	for (const [bucket, count] of filled) counts[bucket - first] = count;
	const bounds = Array.from({ length: counts.length + 1 }, (_, i) => lowerBound(first + i));
	const usual = severalRegions ? counts : counts.slice(0, usualBuckets(counts, BUCKETS_PER_DOUBLING));
	const calls = sum(usual);
	return {
		calls,
		slowModeCalls: sum(counts) - calls,
		p50Nanos: quantile(bounds, usual, 0.5),
		p75Nanos: quantile(bounds, usual, 0.75),
		p90Nanos: quantile(bounds, usual, 0.9),
		p99Nanos: quantile(bounds, usual, 0.99),
		bounds,
		counts,
	};
}

function lowerBound(bucket: number): number {
	return 2 ** ((bucket - 0.5) / BUCKETS_PER_DOUBLING);
}

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}

/** The value below which the share lies, within a bucket by its logarithm. */
function quantile(bounds: readonly number[], counts: readonly number[], share: number): number {
	let left = sum(counts) * share;
	for (let i = 0; i < counts.length; i++) {
		const count = counts[i] ?? 0;
		if (left <= count && count > 0) {
			const from = bounds[i] ?? 0;
			const to = bounds[i + 1] ?? from;
			return Math.round(from * (to / from) ** (left / count));
		}
		left -= count;
	}
	return Math.round(bounds.at(-1) ?? 0);
}
