/** Calls counted by the logarithm of their time: under `round(8 · log2(nanoseconds + 1))`. */
export type TimeHistogram = ReadonlyMap<number, number>;

/** Adds the counts of one histogram to another. */
export function addTimes(into: Map<number, number>, from: TimeHistogram): void {
	for (const [bucket, count] of from) into.set(bucket, (into.get(bucket) ?? 0) + count);
}

/** The bucket above which less than a share of the calls lies; -1 without any. */
export function bucketAt(times: TimeHistogram, share: number): number {
	const buckets = [...times].sort(([a], [b]) => a - b);
	const total = buckets.reduce((sum, [, count]) => sum + count, 0);
	let below = 0;
	for (const [bucket, count] of buckets) {
		below += count;
		if (below >= total * share) return bucket;
	}
	return -1;
}

/** Calls that took longer than a bucket. */
export function callsBeyond(times: TimeHistogram, bucket: number): number {
	let beyond = 0;
	for (const [other, count] of times) if (other > bucket) beyond += count;
	return beyond;
}

/** Mean and variance of the bucket numbers: of the logarithm of the time. */
export function logMoments(times: TimeHistogram): { readonly mean: number; readonly variance: number } {
	let [total, sum, squares] = [0, 0, 0];
	for (const [bucket, count] of times) {
		total += count;
		sum += count * bucket;
		squares += count * bucket * bucket;
	}
	if (total === 0) return { mean: 0, variance: 0 };
	const mean = sum / total;
	return { mean, variance: Math.max(0, squares / total - mean * mean) };
}
