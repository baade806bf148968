import { unixNanos, type TimeWindow } from '../../model/time.ts';
import type { ReadOptions } from '../../ports/read-options.ts';
import type { Behaviour, TroubleSource } from '../../ports/analytics/trouble-source.ts';

const HOUR = 3_600_000_000_000n;
/** Fewer requests than this say nothing about what is usual. */
const MIN_REQUESTS = 30;

/**
 * What is usual: in the stretch asked for, else around the same time yesterday, else in the two hours that ended
 * an hour before, so that trouble of the last hour is not taken for usual, else in the hour just before.
 */
export async function usualBehaviour(
	source: TroubleSource,
	window: TimeWindow,
	baseline: TimeWindow | undefined,
	options: ReadOptions,
): Promise<{ readonly window: TimeWindow; readonly behaviour: Behaviour } | undefined> {
	const stretches = baseline
		? [baseline]
		: [
				stretch(window.from - 24n * HOUR, window.to - 23n * HOUR),
				stretch(window.from - 3n * HOUR, window.from - HOUR),
				stretch(window.from - HOUR, window.from),
			];
	const least = baseline ? 1 : MIN_REQUESTS;
	for (const one of stretches) {
		if (one.from >= one.to) continue;
		const behaviour = await source.behaviour(one, options);
		if (behaviour.requests >= least) return { window: one, behaviour };
	}
	return undefined;
}

/** A stretch of time that does not begin before 1970. */
export function stretch(from: bigint, to: bigint): TimeWindow {
	return { from: unixNanos(from < 0n ? 0n : from), to: unixNanos(to < 0n ? 0n : to) };
}
