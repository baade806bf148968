import type { JoinedLogs } from '../../logs/join.ts';
import { coded } from '../../model/columns.ts';
import type { Nanos } from '../../model/time.ts';
import type { Trace } from '../../model/trace.ts';
import { doingsOf } from './doings.ts';
import { callKey, type Doings, type RequestKind } from './request-kind.ts';
import { unitTimes } from './unit-times.ts';
import { usualTime } from './usual-time.ts';

/** Fewer requests tell nothing about their kind. */
const MIN_REQUESTS = 20;

/** A unit of less is no news, */
const MIN_DELAY_NANOS = 10e6;
/** and a request that takes less longer than usual is not noticed by whoever waits for it. */
const MIN_NOTICED_NANOS = 30e6;

/** A request that ended well, with its log lines. */
export interface KnownRequest {
	readonly trace: Trace;
	readonly logs: JoinedLogs;
}

/** What requests of a kind do, out of some that ended well, in order of time; undefined for too few. Linear in spans and lines. */
export function learnKind(requests: readonly KnownRequest[]): RequestKind | undefined {
	if (requests.length < MIN_REQUESTS) return undefined;
	const habits = new Map<string, { readonly calls: Doings[]; readonly places: number[] }>();
	const whole: Nanos[] = [];
	const units = new Map<string, { readonly times: Nanos[]; calls: number }>();
	for (const [place, { trace, logs }] of requests.entries()) {
		const { spans } = trace;
		whole.push(spans.durations[trace.mainRoot] ?? 0);
		for (const [key, { nanos, calls }] of unitTimes(trace)) {
			const unit = entry(units, key, () => ({ times: [], calls: 0 }));
			unit.times.push(nanos);
			unit.calls += calls;
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
			[...units].map(([key, { times, calls }]) => [
				key,
				{ ...usualTime(times, MIN_DELAY_NANOS), meanCalls: calls / times.length },
			]),
		),
	};
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
	let known = map.get(key);
	if (known === undefined) map.set(key, (known = make()));
	return known;
}
