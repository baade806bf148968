/** So small a share of calls, far from the rest, is not what an operation usually does. */
const RARE = 0.05;
/** Calls in the empty stretch, as a share of those beyond it. */
const STRAYS = 0.1;

/**
 * How many buckets of a histogram say what is usual: all of them, or those before a slow mode. That is at most one call
 * of twenty, with a stretch before it in which a duration doubles and next to no call lies. Else what goes wrong once
 * in a hundred calls would lift the p99 to itself, and nothing would seem unusual ever after.
 *
 *     ▂▅█▆▃▁            ▁▂▁
 *     └ usual ┘└ double ┘└ slow mode ┘
 *
 * `counts` are of buckets of equal width on a log scale, `perDoubling` of them to a doubling.
 */
export function usualBuckets(counts: readonly number[], perDoubling: number): number {
	const total = counts.reduce((sum, count) => sum + count, 0);
	let found = counts.length;
	let [beyond, between] = [0, 0];
	for (let end = counts.length - 1; end > 0; end--) {
		between += counts[end] ?? 0;
		const entered = counts[end + perDoubling] ?? 0;
		between -= entered;
		beyond += entered;
		if (beyond > total * RARE) break;
		if (beyond > 0 && between <= beyond * STRAYS) found = end;
	}
	return found;
}
