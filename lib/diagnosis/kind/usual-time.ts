import { timeBucket, usualTimes } from '../../latency/usual-times.ts';
import type { Nanos } from '../../model/time.ts';
import type { UsualTime } from './request-kind.ts';

/** Of times that spread evenly to both sides on a log scale, one in two hundred lies so many upper quarters above the middle. */
const QUARTERS = 4;
/** Times that hardly vary are not known exactly. */
const MIN_UPPER = 1.5;
/** So many times what three of four took is no usual time, however widely they spread: a fourth of them may be of bad hours. */
const BEYOND_MOST = 3;
/** So many times what nine of ten took in half of the slices of time: bad ones may be as many. */
const BEYOND_SLICES = 2;
const SLICES = 8;
const MIN_IN_SLICE = 10;
const BEYOND_P99 = 1.25;

/** What is usual of times in the order of their requests: told by the bulk of them, since bad hours are among them. */
export function usualTime(times: readonly Nanos[], minDelay: Nanos): UsualTime {
	const counts = new Map<number, number>();
	for (const nanos of times) counts.set(timeBucket(nanos), (counts.get(timeBucket(nanos)) ?? 0) + 1);
	const { calls, p50Nanos, p75Nanos, p99Nanos } = usualTimes(counts, false);
	const upper = Math.min(
		p99Nanos * BEYOND_P99,
		p50Nanos * Math.max(MIN_UPPER, (p75Nanos / Math.max(1, p50Nanos)) ** QUARTERS),
		p75Nanos * BEYOND_MOST,
		nineOfTen(times) * BEYOND_SLICES,
	);
	return { calls, p50Nanos, p99Nanos, upperNanos: Math.max(p50Nanos + minDelay, upper) };
}

/** The time within which nine of ten stay in the middle one of eight slices; Infinity for too few times. */
function nineOfTen(times: readonly Nanos[]): Nanos {
	const size = times.length / SLICES;
	if (size < MIN_IN_SLICE) return Infinity;
	const ends = Array.from({ length: SLICES }, (_, slice) => {
		const own = times
			.slice(Math.floor(slice * size), Math.floor((slice + 1) * size))
			.toSorted((a, b) => a - b);
		return own[Math.floor(own.length * 0.9)] ?? Infinity;
	}).toSorted((a, b) => a - b);
	return ends[SLICES / 2 - 1] ?? Infinity;
}
