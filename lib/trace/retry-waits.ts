import { STATUS } from '../model/span-kind.ts';
import type { Nanos } from '../model/time.ts';
import type { SpanTable } from '../model/trace.ts';

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
	const failing = callersOfFailed(spans);
	/** The last failed try of each caller, by service and name, while its caller's children are walked over. */
	const tries = new Map<string, number>();
	for (let next = 0; next < spans.length; next++) {
		const parent = spans.parents[next] ?? -1;
		if (failing[parent] !== 1) continue;
		const key = `${parent} ${spans.services.codes[next]} ${spans.names.codes[next]}`;
		const failed = tries.get(key);
		if (failed !== undefined) {
			const from = (spans.starts[failed] ?? 0) + (spans.durations[failed] ?? 0);
			const to = spans.starts[next] ?? 0;
			if (to > from) waits.push({ parent, failed, next, from, to });
			tries.delete(key);
		}
		if (spans.statusCodes[next] === STATUS.error) tries.set(key, next);
	}
	return waits.sort((a, b) => a.parent - b.parent || a.from - b.from);
}

/** One byte a row: 1 where a call right below failed. Others have nothing to try again. */
function callersOfFailed(spans: SpanTable): Uint8Array {
	const failing = new Uint8Array(spans.length);
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent >= 0 && spans.statusCodes[row] === STATUS.error) failing[parent] = 1;
	}
	return failing;
}
