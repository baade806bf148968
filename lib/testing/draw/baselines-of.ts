import type { Baseline } from '../../model/baseline.ts';

/** A call that went well, and how long it took in nanoseconds. */
export interface SeenCall {
	readonly service: string;
	readonly operation: string;
	readonly kind: number;
	readonly nanos: number;
}

/** What is usual, out of calls that went well: percentiles by operation, no histogram. */
export function baselinesOf(calls: Iterable<SeenCall>): readonly Baseline[] {
	const seen = new Map<string, { readonly call: SeenCall; readonly times: number[] }>();
	for (const call of calls) {
		const key = `${call.service}\u0000${call.operation}\u0000${call.kind}`;
		const known = seen.get(key);
		if (known) known.times.push(call.nanos);
		else seen.set(key, { call, times: [call.nanos] });
	}
	return [...seen.values()].map(({ call: { service, operation, kind }, times }) => {
		times.sort((a, b) => a - b);
		const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
		return {
			service,
			operation,
			kind,
			region: '',
			calls: times.length,
			slowModeCalls: 0,
			errors: 0,
			p50Nanos: at(0.5),
			p90Nanos: at(0.9),
			p99Nanos: at(0.99),
			days: 7,
			bounds: [],
			counts: [],
		};
	});
}
