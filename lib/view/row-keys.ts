import type { SpanTable } from '../model/trace.ts';
import { rowKey, type TimelineRow } from './timeline-row.ts';

/** Keys of rows that are open or closed against their default, and of ranges that are wholly unfolded. */
export type Toggled = ReadonlySet<string>;

/** Rows `from` to `to - 1` of the table, all of which are unfolded: the key `all12_90`. */
interface Unfolded {
	readonly from: number;
	readonly to: number;
}

const ALL = /^all(\d+)_(\d+)$/;
const NUMBER = /\d+/;

export function unfoldedRanges(toggled: Toggled): readonly Unfolded[] {
	const ranges: Unfolded[] = [];
	for (const key of toggled) {
		const match = ALL.exec(key);
		if (match) ranges.push({ from: Number(match[1]), to: Number(match[2]) });
	}
	return ranges;
}

/** Opens a row that was closed, or closes one that was open. */
export function toggledWith(toggled: Toggled, row: TimelineRow): Toggled {
	const next = new Set(toggled);
	const key = rowKey(row);
	if (!next.delete(key)) next.add(key);
	return next;
}

/** Opens a row and everything below it. */
export function unfoldBelow(toggled: Toggled, row: TimelineRow, table: SpanTable): Toggled {
	if (row.kind === 'waiting' || row.open === undefined) return toggled;
	const { from, to } = rangeOf(row, table);
	const next = withoutRange(toggled, from, to);
	if (row.kind !== 'span') next.add(rowKey(row));
	return next.add(`all${from}_${to}`);
}

/** Forgets what was unfolded in a row and below it. */
export function forgetBelow(toggled: Toggled, row: TimelineRow, table: SpanTable): Toggled {
	if (row.kind === 'waiting') return toggled;
	const { from, to } = rangeOf(row, table);
	const next = withoutRange(toggled, from, to);
	if (row.kind !== 'span') next.delete(rowKey(row));
	return next;
}

function rangeOf(row: Exclude<TimelineRow, { kind: 'waiting' }>, table: SpanTable): Unfolded {
	const last = row.kind === 'span' ? row.row : (row.rows.at(-1) ?? row.row);
	return { from: row.row, to: table.subtreeEnds[last] ?? last + 1 };
}

/** The keys without those in a range. A span may be the first of a folded row too: the key of that stays. */
function withoutRange(toggled: Toggled, from: number, to: number): Set<string> {
	return new Set(
		[...toggled].filter((key) => {
			const row = Number(NUMBER.exec(key)?.[0] ?? -1);
			return row < from || row >= to || (row === from && /^(fold|repeat)/.test(key));
		}),
	);
}
