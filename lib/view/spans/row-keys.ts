import type { SpanId } from '../../model/ids.ts';
import type { SpanColumns, SpanIds } from '../../model/trace.ts';
import type { TimelineRow } from '../timeline/timeline-row.ts';

/**
 * Keys of rows that are open or closed against their default, and of ranges that are wholly unfolded. They name spans
 * by ID, so that a link shows the same rows when the request has grown: `span91ab…`, `repeat…`, `fold…` by its first
 * member, `all…_…` from the first span to the last. `~2` is the third span of the same ID.
 *
 * Links of before held the numbers of rows, `span12` and `all12_90`: those are still read.
 */
export type Toggled = ReadonlySet<string>;

/** The keys as rows of one table. */
export interface TurnedRows {
	readonly spans: ReadonlySet<number>;
	readonly repeats: ReadonlySet<number>;
	readonly folds: ReadonlySet<number>;
	readonly ranges: readonly Unfolded[];
}

/** Rows `from` to `to - 1` of the table, all of which are unfolded. */
interface Unfolded {
	readonly from: number;
	readonly to: number;
}

const NAME = '([0-9a-f]{16}(?:~\\d{1,6})?)';
const KEY = new RegExp(`^(span|repeat|fold)${NAME}$`);
const ALL = new RegExp(`^all${NAME}_${NAME}$`);
const OLD = /^(span|repeat|fold)(\d{1,9})$/;
const OLD_ALL = /^all(\d{1,9})_(\d{1,9})$/;

/** True for what may stand in an address: keys, also those of before. */
export function isRowKey(text: string): boolean {
	return [KEY, ALL, OLD, OLD_ALL].some((form) => form.test(text));
}

/** What names a row for good. */
export function foldKey(row: Exclude<TimelineRow, { kind: 'waiting' }>, ids: SpanIds): string {
	return `${row.kind}${nameOf(row.row, ids)}`;
}

/** Rows that keys name in this table; keys of spans that it does not have are left out. */
export function turnedRows(toggled: Toggled, ids: SpanIds): TurnedRows {
	const rows = { span: new Set<number>(), repeat: new Set<number>(), fold: new Set<number>() };
	const ranges: Unfolded[] = [];
	for (const key of toggled) {
		const read = readKey(key, ids);
		if (!read) continue;
		if (read.kind === 'all') ranges.push(read);
		else if (read.kind === 'span' || read.kind === 'repeat' || read.kind === 'fold')
			rows[read.kind].add(read.from);
	}
	return { spans: rows.span, repeats: rows.repeat, folds: rows.fold, ranges };
}

/** Opens a row that was closed, or closes one that was open. */
export function toggledWith(toggled: Toggled, row: TimelineRow, ids: SpanIds): Toggled {
	if (row.kind === 'waiting') return toggled;
	const next = new Set(toggled);
	const before = [foldKey(row, ids), `${row.kind}${row.row}`];
	if (!before.map((key) => next.delete(key)).includes(true)) next.add(foldKey(row, ids));
	return next;
}

/** Opens a row and everything below it. */
export function unfoldBelow(toggled: Toggled, row: TimelineRow, table: SpanColumns, ids: SpanIds): Toggled {
	if (row.kind === 'waiting' || row.open === undefined) return toggled;
	const { from, to } = rangeOf(row, table);
	const next = withoutRange(toggled, from, to, ids);
	if (row.kind !== 'span') next.add(foldKey(row, ids));
	return next.add(`all${nameOf(from, ids)}_${nameOf(to - 1, ids)}`);
}

/** Forgets what was unfolded in a row and below it. */
export function forgetBelow(toggled: Toggled, row: TimelineRow, table: SpanColumns, ids: SpanIds): Toggled {
	if (row.kind === 'waiting') return toggled;
	const { from, to } = rangeOf(row, table);
	const next = withoutRange(toggled, from, to, ids);
	if (row.kind !== 'span') for (const key of [foldKey(row, ids), `${row.kind}${row.row}`]) next.delete(key);
	return next;
}

function rangeOf(row: Exclude<TimelineRow, { kind: 'waiting' }>, table: SpanColumns): Unfolded {
	const last = row.kind === 'span' ? row.row : (row.rows.at(-1) ?? row.row);
	return { from: row.row, to: table.subtreeEnds[last] ?? last + 1 };
}

/** The keys without those in a range. A span may be the first of a folded row too: the key of that stays. */
function withoutRange(toggled: Toggled, from: number, to: number, ids: SpanIds): Set<string> {
	return new Set(
		[...toggled].filter((key) => {
			const read = readKey(key, ids);
			if (!read || read.from < from || read.from >= to) return true;
			return read.from === from && (read.kind === 'fold' || read.kind === 'repeat');
		}),
	);
}

function readKey(key: string, ids: SpanIds): (Unfolded & { readonly kind: string }) | undefined {
	const old = OLD.exec(key);
	if (old) return { kind: old[1] ?? '', from: Number(old[2]), to: Number(old[2]) };
	const oldAll = OLD_ALL.exec(key);
	if (oldAll) return { kind: 'all', from: Number(oldAll[1]), to: Number(oldAll[2]) };
	const match = KEY.exec(key) ?? ALL.exec(key);
	if (!match) return undefined;
	const all = match[0].startsWith('all');
	const from = rowOf((all ? match[1] : match[2]) ?? '', ids);
	const last = all ? rowOf(match[2] ?? '', ids) : from;
	return from < 0 || last < 0 ? undefined : { kind: all ? 'all' : (match[1] ?? ''), from, to: last + 1 };
}

/** The ID of a row, and which one it is where several spans share an ID. */
function nameOf(row: number, ids: SpanIds): string {
	const id = ids.at(row);
	if (id === undefined) return '';
	let before = 0;
	for (let at = ids.indexOf(id); at >= 0 && at < row; at = ids.indexOf(id, at + 1)) before++;
	return before === 0 ? id : `${id}~${before}`;
}

function rowOf(name: string, ids: SpanIds): number {
	const [id = '', place = '0'] = name.split('~');
	let row = ids.indexOf(id as SpanId);
	for (let left = Number(place); left > 0 && row >= 0; left--) row = ids.indexOf(id as SpanId, row + 1);
	return row;
}
