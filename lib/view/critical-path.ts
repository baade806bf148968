import { MARK, type SpanTable } from '../model/trace.ts';

/** The spans a request waited for, cut at the times where one hands over to the next. */
export interface CriticalPath {
	/** Nanoseconds each row holds itself. */
	readonly own: Float64Array;
	/** Parts by row, as from and to. */
	readonly parts: ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>;
}

/**
 * Walks back from the end of `root`: whatever ended last was being waited for.
 *
 *     root   ═├──────┤══├────┤═     ═ root's own parts
 *     a        ══════                a ended before b started
 *     b                 ═════
 *     c          ──                  not waited for
 */
export function criticalPath(table: SpanTable, root: number): CriticalPath {
	const own = new Float64Array(table.length);
	const parts = new Map<number, [number, number][]>();
	const take = (row: number, from: number, to: number) => {
		if (to <= from) return;
		own[row] = (own[row] ?? 0) + to - from;
		const list = parts.get(row);
		if (list) list.push([from, to]);
		else parts.set(row, [[from, to]]);
	};
	const open: [row: number, until: number][] = [[root, endOf(table, root)]];
	for (let next = open.pop(); next; next = open.pop()) {
		const [row, until] = next;
		let at = until;
		for (const child of waitedFor(table, row)) {
			const end = Math.min(endOf(table, child), until);
			const start = table.starts[child] ?? 0;
			if (end > at || start >= end) continue;
			take(row, end, at);
			open.push([child, end]);
			at = start;
		}
		take(row, table.starts[row] ?? 0, at);
	}
	return { own, parts };
}

/** Children that ran with their parent, last end first. */
function waitedFor(table: SpanTable, parent: number): number[] {
	const children: number[] = [];
	const end = table.subtreeEnds[parent] ?? 0;
	for (let row = parent + 1; row < end; row = table.subtreeEnds[row] ?? end) {
		if (((table.marks[row] ?? 0) & MARK.async) === 0) children.push(row);
	}
	return children.sort((a, b) => endOf(table, b) - endOf(table, a));
}

function endOf(table: SpanTable, row: number): number {
	return (table.starts[row] ?? 0) + (table.durations[row] ?? 0);
}
