import type { Nanos } from '../model/time.ts';
import type { SpanTable } from '../model/trace.ts';
import { triesOf } from './tries.ts';

/** Time a caller let pass between a failed try and the next one. Offsets are from the trace's start. */
export interface RetryWait {
	/** Row of the caller, of the try that failed, and of the try that followed. */
	readonly parent: number;
	readonly failed: number;
	readonly next: number;
	readonly from: Nanos;
	readonly to: Nanos;
}

/**
 * Waits between tries, by row of the caller and then by start.
 *
 *     caller   ├───────────────────────┤
 *     tries      ├──×      ├──×      ├─┤      × failed
 *     waits          ██████    ██████
 */
export function retryWaits(spans: SpanTable): readonly RetryWait[] {
	const waits: RetryWait[] = [];
	for (const chain of new Set(triesOf(spans).byRow.values())) {
		const parent = spans.parents[chain[0] ?? 0] ?? -1;
		chain.forEach((next, i) => {
			const failed = chain[i - 1];
			if (failed === undefined) return;
			const from = (spans.starts[failed] ?? 0) + (spans.durations[failed] ?? 0);
			const to = spans.starts[next] ?? 0;
			if (to > from) waits.push({ parent, failed, next, from, to });
		});
	}
	return waits.sort((a, b) => a.parent - b.parent || a.from - b.from);
}
