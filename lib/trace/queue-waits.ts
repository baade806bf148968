import type { Nanos } from '../model/time.ts';
import { SPAN_MARK, type SpanTable } from '../model/trace.ts';
import type { CriticalPath, PathParts } from './critical-path.ts';

/** Time in which a step lay in a queue and nothing else of the request went on. */
export interface QueueWait {
	readonly parent: number;
	/** Row of the step that was waited for. */
	readonly next: number;
	readonly from: Nanos;
	readonly to: Nanos;
}

/**
 * Waits for steps that were taken from a queue: parts of the critical path that a workflow holds itself until such a
 * step begins. Callers in `retrying` are left out: their gaps are told as waits between tries.
 *
 *     workflow   ├────────────────────┤
 *     steps        ├────┤     ├───┤          taken from a queue
 *     waits       █      █████
 */
export function queueWaits(
	spans: SpanTable,
	path: CriticalPath & { readonly parts: ReadonlyMap<number, PathParts> },
	retrying: ReadonlySet<number>,
): readonly QueueWait[] {
	const begins = new Map<string, number>();
	for (const row of path.parts.keys()) {
		const parent = spans.parents[row] ?? -1;
		if (parent < 0 || retrying.has(parent) || ((spans.marks[row] ?? 0) & SPAN_MARK.async) === 0) continue;
		begins.set(`${parent} ${spans.starts[row]}`, row);
	}
	const waits: QueueWait[] = [];
	for (const [parent, parts] of path.parts) {
		for (const [from, to] of parts) {
			const next = begins.get(`${parent} ${to}`);
			if (next !== undefined) waits.push({ parent, next, from, to });
		}
	}
	return waits.sort((a, b) => a.parent - b.parent || a.from - b.from);
}
