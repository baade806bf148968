import { KIND } from '../model/span-kind.ts';
import type { Nanos } from '../model/time.ts';
import { SPAN_MARK, type SpanColumns } from '../model/trace.ts';

/** When one row was waited for: from and to, last first. */
export type PathParts = readonly (readonly [from: Nanos, to: Nanos])[];

/** The spans a request waited for, cut at the times where one hands over to the next. */
export interface CriticalPath {
	/** Nanoseconds each row holds itself. They add up to the duration of the root. */
	readonly own: Float64Array;
	/** Parts by row. */
	readonly parts: Pick<ReadonlyMap<number, PathParts>, 'get'>;
}

/**
 * Walks back from the end of `root`: whatever ended last was being waited for. What sticks out of its caller is
 * cut off, so that every moment of the root belongs to one span. n log n in spans, no recursion.
 *
 *     root   ═├──────┤══├────┤═     ═ root's own parts
 *     a        ══════                a ended before b started
 *     b                 ═════
 *     c          ──                  not waited for
 */
export function criticalPath(
	spans: SpanColumns,
	root: number,
): CriticalPath & { readonly parts: ReadonlyMap<number, PathParts> } {
	const own = new Float64Array(spans.length);
	const parts = new Map<number, [Nanos, Nanos][]>();
	const take = (row: number, from: Nanos, to: Nanos) => {
		if (to <= from) return;
		own[row] = (own[row] ?? 0) + to - from;
		const list = parts.get(row);
		if (list) list.push([from, to]);
		else parts.set(row, [[from, to]]);
	};
	const open: [row: number, since: Nanos, until: Nanos][] = [
		[root, spans.starts[root] ?? 0, endOf(spans, root)],
	];
	for (let next = open.pop(); next; next = open.pop()) {
		const [row, since, until] = next;
		let at = until;
		for (const child of waitedFor(spans, row)) {
			const from = Math.max(spans.starts[child] ?? 0, since);
			const to = Math.min(endOf(spans, child), until);
			if (to > at || from >= to) continue;
			take(row, to, at);
			open.push([child, from, to]);
			at = from;
		}
		take(row, since, at);
	}
	return { own, parts };
}

/** Children that their caller waited for, last end first. */
function waitedFor(spans: SpanColumns, parent: number): number[] {
	const children: number[] = [];
	const end = spans.subtreeEnds[parent] ?? 0;
	for (let row = parent + 1; row < end; row = spans.subtreeEnds[row] ?? end)
		if (isWaitedFor(spans, parent, row)) children.push(row);
	return children.sort((a, b) => endOf(spans, b) - endOf(spans, a));
}

/** A step taken from a queue counts where it ended within the workflow that it belongs to. */
function isWaitedFor(spans: SpanColumns, parent: number, row: number): boolean {
	if (((spans.marks[row] ?? 0) & SPAN_MARK.async) === 0) return true;
	return spans.kinds[parent] !== KIND.producer && endOf(spans, row) <= endOf(spans, parent);
}

function endOf(spans: SpanColumns, row: number): Nanos {
	return (spans.starts[row] ?? 0) + (spans.durations[row] ?? 0);
}
