import { SPAN_MARK, type SpanColumns } from '../../model/trace.ts';
import type { NanosRange } from './time-scale.ts';

/** What a folded row says of all the spans it stands for. */
export interface FoldFacts {
	/** Members and all that hangs on them. */
	readonly spans: number;
	/** Services of all those. */
	readonly services: number;
	/** The members themselves are of one service. */
	readonly oneService: boolean;
	/** All members came without their parents. */
	readonly orphaned: boolean;
	/** From the first start of a member to the last end, as it is drawn; by either clock. */
	readonly corrected: NanosRange;
	readonly raw: NanosRange;
}

/** Looks at every span below the members once. */
export function foldFacts(table: SpanColumns, members: ArrayLike<number>): FoldFacts {
	const first = members[0] ?? 0;
	const services = new Set<number>();
	let [spans, oneService, orphaned] = [0, true, true];
	for (let at = 0; at < members.length; at++) {
		const member = members[at] ?? 0;
		const end = table.subtreeEnds[member] ?? member + 1;
		spans += end - member;
		for (let row = member; row < end; row++) services.add(table.services.codes[row] ?? 0);
		oneService &&= table.services.codes[member] === table.services.codes[first];
		orphaned &&= ((table.marks[member] ?? 0) & SPAN_MARK.orphan) !== 0;
	}
	const corrected = extentOf(table.starts, table.durations, members);
	const raw = extentOf(table.rawStarts, table.durations, members);
	return { spans, services: services.size, oneService, orphaned, corrected, raw };
}

function extentOf(starts: Float64Array, durations: Float64Array, members: ArrayLike<number>): NanosRange {
	let from = Infinity;
	let to = -Infinity;
	for (let at = 0; at < members.length; at++) {
		const member = members[at] ?? 0;
		const start = starts[member] ?? 0;
		from = Math.min(from, start);
		to = Math.max(to, start + (durations[member] ?? 0));
	}
	return { from, to };
}
