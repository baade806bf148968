import { SPAN_MARK, type SpanColumns } from '../../model/trace.ts';
import { STATUS } from '../../model/span-kind.ts';

/** What the Story never folds away. */
export interface StoryReasons {
	/** Rows of the failing path and of findings. */
	readonly rows: Iterable<number>;
	/** Nanoseconds each row holds of the critical path. */
	readonly critical: Float64Array;
	/** Rows that a person asked for: the selected one, search matches. They leave even a row of repeats. */
	readonly asked: Iterable<number>;
}

/** What keepRows says of a row. */
export const STORY_KEEP = { folds: 0, stays: 1, asked: 2 } as const;

/** A row holding less than this share of the critical path may fold. */
const CRITICAL_SHARE = 0.01;

/**
 * One byte a row, see KEEP: what the Story shows by itself. Roots, failures, the reasons given, spans with
 * at least 1 % of the critical path, and the parents of all these. Linear: a walk up stops at a kept row.
 */
export function storyKeep(table: SpanColumns, reasons: StoryReasons): Uint8Array {
	const keep = new Uint8Array(table.length);
	const total = reasons.critical.reduce((sum, nanos) => sum + nanos, 0);
	for (let row = 0; row < table.length; row++) {
		const orphan = ((table.marks[row] ?? 0) & SPAN_MARK.orphan) !== 0;
		const root = (table.parents[row] ?? -1) < 0 && !orphan;
		const heavy = (reasons.critical[row] ?? 0) >= total * CRITICAL_SHARE && total > 0;
		if (root || heavy || table.statusCodes[row] === STATUS.error) keepWithParents(table, keep, row);
	}
	for (const row of reasons.rows) keepWithParents(table, keep, row);
	for (const row of reasons.asked) {
		keepWithParents(table, keep, row);
		if (row >= 0 && row < table.length) keep[row] = STORY_KEEP.asked;
	}
	return keep;
}

function keepWithParents(table: SpanColumns, keep: Uint8Array, row: number): void {
	for (
		let at = row;
		at >= 0 && at < table.length && keep[at] === STORY_KEEP.folds;
		at = table.parents[at] ?? -1
	)
		keep[at] = STORY_KEEP.stays;
}
