import { at } from '../base/assert.ts';
import { STATUS } from '../model/span-kind.ts';
import type { SpanTable } from '../model/trace.ts';
import { isRetry } from './own-work.ts';
import { siblingGroups } from './sibling-groups.ts';
import { type RowList, rowKey, type TimelineRow } from './timeline-row.ts';

/** A gap of at least this share of its parent, after a failed try, is shown as waiting. */
const WAITING_SHARE = 0.05;

/**
 * The rows that tell what happened: kept rows by themselves, everything else folded into rows that say
 * how much they stand for. `toggled` holds the keys of rows that are open or closed against their default.
 * Every span is looked at once; no recursion.
 */
export function storyRows(table: SpanTable, keep: Uint8Array, toggled: ReadonlySet<string>): RowList {
	const failures = failuresBelow(table);
	const rows: TimelineRow[] = [];
	const waiting: TimelineRow[] = childRows(table, keep, failures, -1, 0, toggled).reverse();
	while (waiting.length > 0) {
		const row = at(waiting, waiting.length - 1);
		waiting.pop();
		rows.push(row);
		if (row.open !== true) continue;
		for (const child of below(table, keep, failures, row, toggled).reverse()) waiting.push(child);
	}
	return {
		length: rows.length,
		at: (index) => at(rows, index),
		indexOf: (span) => indexOf(table, rows, span),
	};
}

function below(
	table: SpanTable,
	keep: Uint8Array,
	failures: Uint8Array,
	row: TimelineRow,
	toggled: ReadonlySet<string>,
): TimelineRow[] {
	switch (row.kind) {
		case 'span':
			return childRows(table, keep, failures, row.row, row.level + 1, toggled);
		case 'repeat':
		case 'fold':
			return row.rows.map((member) => spanRow(table, keep, member, row.level + 1, toggled));
		case 'waiting':
			return [];
	}
}

function childRows(
	table: SpanTable,
	keep: Uint8Array,
	failures: Uint8Array,
	parent: number,
	level: number,
	toggled: ReadonlySet<string>,
): TimelineRow[] {
	const children = childrenOf(table, parent);
	const groups = siblingGroups(table, children, (row) => failures[row] === 1);
	const out: TimelineRow[] = [];
	let healthy: number[] = [];
	const flush = () => {
		if (healthy.length > 0) out.push(foldRow(table, keep, healthy, level, toggled));
		healthy = [];
	};
	let before = -1;
	for (const row of children) {
		const group = groups.byFirst.get(row);
		if (group) {
			flush();
			out.push({ kind: 'repeat', row, rows: group, level, open: toggled.has(`repeat${row}`) });
		}
		if (groups.grouped.has(row)) continue;
		if (keep[row] === 0) {
			healthy.push(row);
			continue;
		}
		flush();
		const gap = waitingBefore(table, parent, before, row, level);
		if (gap) out.push(gap);
		out.push(spanRow(table, keep, row, level, toggled));
		before = row;
	}
	flush();
	return out;
}

/** A lone healthy leaf is shown as it is: folding one call saves nothing. */
function foldRow(
	table: SpanTable,
	keep: Uint8Array,
	rows: readonly number[],
	level: number,
	toggled: ReadonlySet<string>,
): TimelineRow {
	const first = at(rows, 0);
	if (rows.length === 1) return spanRow(table, keep, first, level, toggled);
	return { kind: 'fold', row: first, rows, level, open: toggled.has(`fold${first}`) };
}

function spanRow(
	table: SpanTable,
	keep: Uint8Array,
	row: number,
	level: number,
	toggled: ReadonlySet<string>,
): TimelineRow {
	if ((table.subtreeEnds[row] ?? 0) === row + 1) return { kind: 'span', row, level, open: undefined };
	const usually = keep[row] === 1;
	const turned = toggled.has(rowKey({ kind: 'span', row, level, open: usually }));
	return { kind: 'span', row, level, open: usually !== turned };
}

/** Time between a failed try and the next try of the same call, when it is long. */
function waitingBefore(
	table: SpanTable,
	parent: number,
	before: number,
	row: number,
	level: number,
): TimelineRow | undefined {
	if (parent < 0 || !isRetry(table, before, row)) return undefined;
	const from = (table.starts[before] ?? 0) + (table.durations[before] ?? 0);
	const to = table.starts[row] ?? 0;
	if (to - from < (table.durations[parent] ?? 0) * WAITING_SHARE || to <= from) return undefined;
	return { kind: 'waiting', row, level, from, to, open: undefined };
}

function childrenOf(table: SpanTable, parent: number): number[] {
	const children: number[] = [];
	const end = parent < 0 ? table.length : (table.subtreeEnds[parent] ?? 0);
	for (let row = parent + 1; row < end; row = table.subtreeEnds[row] ?? end) children.push(row);
	return children;
}

/** One byte a row: 1 where the span or one below it failed. Children stand after parents, so one pass up. */
function failuresBelow(table: SpanTable): Uint8Array {
	const failed = new Uint8Array(table.length);
	for (let row = table.length - 1; row >= 0; row--) {
		if (table.statusCodes[row] === STATUS.error) failed[row] = 1;
		const parent = table.parents[row] ?? -1;
		if (failed[row] === 1 && parent >= 0) failed[parent] = 1;
	}
	return failed;
}

/** The row of a span itself, else the deepest one that stands for it. */
function indexOf(table: SpanTable, rows: readonly TimelineRow[], span: number): number {
	let best = -1;
	for (let index = 0; index < rows.length; index++) {
		const row = at(rows, index);
		if (row.kind === 'waiting') continue;
		if (row.kind === 'span' && row.row === span) return index;
		const members = row.kind === 'span' ? [row.row] : row.rows;
		if (row.row > span) continue;
		if (members.some((member) => member <= span && span < (table.subtreeEnds[member] ?? 0))) best = index;
	}
	return best;
}
