import { timeBucket, usualTimes } from '../../latency/usual-times.ts';
import type { JoinedLogs } from '../../logs/join.ts';
import { coded } from '../../model/columns.ts';
import type { Trace } from '../../model/trace.ts';
import { doingsOf } from './doings.ts';
import { callKey, type Doings, type RequestKind, type UsualTime } from './request-kind.ts';
import { unitTimes } from './unit-times.ts';

/** Fewer requests tell nothing about their kind. */
const MIN_REQUESTS = 20;

/** A request that ended well, with its log lines. */
export interface KnownRequest {
	readonly trace: Trace;
	readonly logs: JoinedLogs;
}

/** What requests of a kind do, out of some that ended well, in order of time; undefined for too few. Linear in spans and lines. */
export function learnKind(requests: readonly KnownRequest[]): RequestKind | undefined {
	if (requests.length < MIN_REQUESTS) return undefined;
	const habits = new Map<string, { readonly calls: Doings[]; readonly places: number[] }>();
	const whole = new Map<number, number>();
	const units = new Map<string, { readonly times: Map<number, number>; calls: number; requests: number }>();
	for (const [place, { trace, logs }] of requests.entries()) {
		const { spans } = trace;
		count(whole, spans.durations[trace.mainRoot] ?? 0);
		for (const [key, { nanos, calls }] of unitTimes(trace)) {
			const unit = entry(units, key, () => ({ times: new Map<number, number>(), calls: 0, requests: 0 }));
			count(unit.times, nanos);
			unit.calls += calls;
			unit.requests++;
		}
		for (let row = 0; row < spans.length; row++) {
			const key = callKey(coded(spans.services, row), coded(spans.names, row));
			const own = entry(habits, key, () => ({ calls: [], places: [] }));
			own.calls.push(doingsOf(trace, logs, row));
			own.places.push(place / requests.length);
		}
	}
	return {
		requests: requests.length,
		time: usualTime(whole, MIN_NOTICED_NANOS),
		habits,
		units: new Map(
			[...units].map(([key, { times, calls, requests: seen }]) => [
				key,
				{ ...usualTime(times), meanCalls: calls / seen },
			]),
		),
	};
}

/** Of times that spread evenly to both sides on a log scale, one in two hundred lies so many upper quarters above the middle. */
const QUARTERS = 4;
/** So many times what three of four took is no usual time, however widely they spread: a fourth of them may be of bad hours. */
const BEYOND_MOST = 3;
const BEYOND = 1.25;
/** Times that hardly vary are not known exactly. */
const MIN_UPPER = 1.5;
/** A unit of less is no news, */
const MIN_DELAY_NANOS = 10e6;
/** and a request that takes less longer than usual is not noticed by whoever waits for it. */
const MIN_NOTICED_NANOS = 30e6;

function usualTime(times: ReadonlyMap<number, number>, minDelay = MIN_DELAY_NANOS): UsualTime {
	const { calls, p50Nanos, p75Nanos, p99Nanos } = usualTimes(times, false);
	const spread = p50Nanos * Math.max(MIN_UPPER, (p75Nanos / Math.max(1, p50Nanos)) ** QUARTERS);
	const upper = Math.min(p99Nanos * BEYOND, spread, p75Nanos * BEYOND_MOST);
	return { calls, p50Nanos, p99Nanos, upperNanos: Math.max(p50Nanos + minDelay, upper) };
}

function count(times: Map<number, number>, nanos: number): void {
	const bucket = timeBucket(nanos);
	times.set(bucket, (times.get(bucket) ?? 0) + 1);
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
	let known = map.get(key);
	if (known === undefined) map.set(key, (known = make()));
	return known;
}
