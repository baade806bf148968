import { at } from '../../base/assert.ts';
import { memoByObject } from '../../base/memo-by-object.ts';
import { KIND, STATUS } from '../../model/span-kind.ts';
import type { SpanColumns } from '../../model/trace.ts';
import { triesOf } from '../../trace/tries.ts';
import { STORY_KEEP } from './story-keep.ts';
import { type DraftRow, type RowColumns, rowPacker } from './row-columns.ts';
import type { TurnedRows } from './row-keys.ts';
import { siblingGroups } from './sibling-groups.ts';

/** A gap of at least this share of its parent, after a failed try, is shown as waiting. */
const WAITING_SHARE = 0.05;

/** What every row of one Story is made from. */
interface Story {
	readonly table: SpanColumns;
	/** See KEEP. */
	readonly keep: Uint8Array;
	readonly failures: Uint8Array;
	readonly turned: TurnedRows;
	/** True in the ranges that were unfolded as a whole. */
	readonly plain: (row: number) => boolean;
}

/**
 * The rows that tell what happened: kept rows by themselves, everything else folded into rows that say
 * how much they stand for. `turned` are the rows that are open or closed against their default.
 * Every span is looked at once; no recursion.
 */
export function storyRows(table: SpanColumns, keep: Uint8Array, turned: TurnedRows): RowColumns {
	const plain = (row: number) => turned.ranges.some(({ from, to }) => row >= from && row < to);
	const story: Story = { table, keep, failures: failuresBelow(table), turned, plain };
	const rows = rowPacker(table);
	const waiting: DraftRow[] = childRows(story, -1, 0).reverse();
	while (waiting.length > 0) {
		const row = at(waiting, waiting.length - 1);
		waiting.pop();
		rows.push(row);
		if (row.open !== true) continue;
		for (const child of below(story, row).reverse()) waiting.push(child);
	}
	return rows.done();
}

function below(story: Story, row: DraftRow): DraftRow[] {
	switch (row.kind) {
		case 'span':
			return childRows(story, row.row, row.level + 1);
		case 'repeat':
		case 'fold':
			return row.rows.map((member) => spanRow(story, member, row.level + 1));
		case 'waiting':
			return [];
	}
}

function childRows(story: Story, parent: number, level: number): DraftRow[] {
	const { table, keep, failures, turned, plain } = story;
	const children = childrenOf(table, parent);
	const groups = siblingGroups(
		table,
		children,
		(row) => failures[row] === 1 || keep[row] === STORY_KEEP.asked || plain(parent),
	);
	const out: DraftRow[] = [];
	let healthy: number[] = [];
	const flush = () => {
		if (healthy.length > 0) out.push(foldRow(story, healthy, level));
		healthy = [];
	};
	let before = -1;
	for (const row of children) {
		const group = groups.byFirst.get(row);
		if (group) {
			flush();
			out.push({ kind: 'repeat', row, rows: group, level, open: turned.repeats.has(row) });
		}
		if (groups.grouped.has(row)) continue;
		if (keep[row] === STORY_KEEP.folds && !plain(parent)) {
			healthy.push(row);
			continue;
		}
		flush();
		const gap = waitingBefore(table, parent, before, row, level);
		if (gap) out.push(gap);
		out.push(spanRow(story, row, level));
		before = row;
	}
	flush();
	return out;
}

/** A lone healthy leaf is shown as it is: folding one call saves nothing. */
function foldRow(story: Story, rows: readonly number[], level: number): DraftRow {
	const first = at(rows, 0);
	if (rows.length === 1) return spanRow(story, first, level);
	return { kind: 'fold', row: first, rows, level, open: story.turned.folds.has(first) };
}

function spanRow({ table, keep, turned, plain }: Story, row: number, level: number): DraftRow {
	if ((table.subtreeEnds[row] ?? 0) === row + 1) return { kind: 'span', row, level, open: undefined };
	const usually = keep[row] !== STORY_KEEP.folds || plain(row);
	return { kind: 'span', row, level, open: usually !== turned.spans.has(row) };
}

/** Time between a failed try and the next try of the same call, or spent in a queue, when it is long. */
function waitingBefore(
	table: SpanColumns,
	parent: number,
	before: number,
	row: number,
	level: number,
): DraftRow | undefined {
	if (parent < 0) return undefined;
	const to = table.starts[row] ?? 0;
	const waiting = (from: number, least: number, why: 'retry' | 'queue'): DraftRow | undefined =>
		to > from && to - from >= least
			? { kind: 'waiting', row, level, from, to, why, open: undefined }
			: undefined;
	const failed = triesOf(table).before.get(row);
	if (failed !== undefined) {
		// What ran in between was no waiting.
		const from = Math.max(endOf(table, failed), before === -1 ? 0 : endOf(table, before));
		return waiting(from, (table.durations[parent] ?? 0) * WAITING_SHARE, 'retry');
	}
	if (table.kinds[row] !== KIND.consumer) return undefined;
	// A queue's sender ends at once: what encloses it says what is long.
	const encloser = table.parents[parent] ?? -1;
	const length =
		encloser >= 0 ? (table.durations[encloser] ?? 0) : endOf(table, row) - (table.starts[parent] ?? 0);
	return waiting(endOf(table, parent), length * WAITING_SHARE, 'queue');
}

function endOf(table: SpanColumns, row: number): number {
	return (table.starts[row] ?? 0) + (table.durations[row] ?? 0);
}

function childrenOf(table: SpanColumns, parent: number): number[] {
	const children: number[] = [];
	const end = parent < 0 ? table.length : (table.subtreeEnds[parent] ?? 0);
	for (let row = parent + 1; row < end; row = table.subtreeEnds[row] ?? end) children.push(row);
	return children;
}

/** One byte a row: 1 where the span or one below it failed. Children stand after parents, so one pass up. */
const failuresBelow = memoByObject((table: SpanColumns): Uint8Array => {
	const failed = new Uint8Array(table.length);
	for (let row = table.length - 1; row >= 0; row--) {
		if (table.statusCodes[row] === STATUS.error) failed[row] = 1;
		const parent = table.parents[row] ?? -1;
		if (failed[row] === 1 && parent >= 0) failed[parent] = 1;
	}
	return failed;
});
