import { SPAN_MARK, type SpanTable, type TraceNote } from '../model/trace.ts';
import type { LastEnds } from './async-marks.ts';
import type { DistinctSpans } from './distinct.ts';

/** Rows that a note names at most; its count says how many there are. */
const NAMED_ROWS = 500;

export interface NoteInput {
	readonly spans: SpanTable;
	readonly offsets: Float64Array;
	readonly distinct: DistinctSpans;
	readonly missing: number;
	readonly ends: LastEnds;
	readonly hostOf: (row: number) => string;
}

/** What was odd about a trace's data, for the grey notes of the page. */
export function traceNotes({
	spans,
	offsets,
	distinct,
	missing,
	ends,
	hostOf,
}: NoteInput): readonly TraceNote[] {
	const notes: TraceNote[] = [...skewNotes(spans, offsets, hostOf)];
	const marked = (mark: number) => rowsWith(spans, mark);
	const orphans = marked(SPAN_MARK.orphan);
	if (orphans.count > 0)
		notes.push({ kind: 'missing-parents', spans: orphans.count, parents: missing, rows: orphans.rows });
	if (distinct.duplicates > 0) notes.push({ kind: 'duplicates-dropped', spans: distinct.duplicates });
	const same = sameIdRows(spans);
	if (same.count > 0) notes.push({ kind: 'same-id', spans: same.count, rows: same.rows });
	const cut = marked(SPAN_MARK.cycleCut);
	if (cut.count > 0) notes.push({ kind: 'cycle-cut', spans: cut.count, rows: cut.rows });
	const roots = rootRows(spans);
	if (roots.length > 1)
		notes.push({ kind: 'several-roots', roots: roots.length, rows: roots.slice(0, NAMED_ROWS) });
	const changed = marked(SPAN_MARK.timeChanged);
	if (changed.count > 0) notes.push({ kind: 'time-changed', spans: changed.count, rows: changed.rows });
	const timeless = marked(SPAN_MARK.noTime);
	if (timeless.count > 0) notes.push({ kind: 'no-time', spans: timeless.count, rows: timeless.rows });
	if (ends.lateSpans > 0) notes.push({ kind: 'late-work', spans: ends.lateSpans, latestEnd: ends.all });
	return notes;
}

type SkewNote = Extract<TraceNote, { readonly kind: 'clock-skew' }>;

function skewNotes(spans: SpanTable, offsets: Float64Array, hostOf: NoteInput['hostOf']): SkewNote[] {
	const byHost = new Map<string, Map<number, number>>();
	for (let row = 0; row < spans.length; row++) {
		const offset = offsets[row] ?? 0;
		if (offset === 0) continue;
		const host = hostOf(row);
		const counts = byHost.get(host) ?? new Map<number, number>();
		counts.set(-offset, (counts.get(-offset) ?? 0) + 1);
		byHost.set(host, counts);
	}
	return Array.from(byHost, ([host, counts]) => skewNote(host, counts))
		.sort((a, b) => b.spans - a.spans)
		.slice(0, 20);
}

/** What is told of one host: its spans may have been called over several others, each with a clock of its own. */
function skewNote(host: string, counts: ReadonlyMap<number, number>): SkewNote {
	let [spans, least, most, commonest, times] = [0, Infinity, -Infinity, 0, 0];
	for (const [offset, count] of counts) {
		spans += count;
		least = Math.min(least, offset);
		most = Math.max(most, offset);
		if (count > times) [commonest, times] = [offset, count];
	}
	const note = { kind: 'clock-skew', host, offsetNanos: commonest, spans } as const;
	return least === most ? note : { ...note, rangeNanos: [least, most] };
}

function rowsWith(
	spans: SpanTable,
	mark: number,
): { readonly count: number; readonly rows: readonly number[] } {
	const rows: number[] = [];
	let count = 0;
	for (let row = 0; row < spans.length; row++) {
		if (((spans.marks[row] ?? 0) & mark) === 0) continue;
		count++;
		if (rows.length < NAMED_ROWS) rows.push(row);
	}
	return { count, rows };
}

/** Spans that share an ID, other than the two halves of a shared span, which are meant to. */
function sameIdRows(spans: SpanTable): { readonly count: number; readonly rows: readonly number[] } {
	const found = rowsWith(spans, SPAN_MARK.sameId);
	const odd = found.rows.filter((row) => {
		const parent = spans.parents[row] ?? -1;
		const serverHalf =
			((spans.marks[row] ?? 0) & SPAN_MARK.shared) !== 0 &&
			parent !== -1 &&
			spans.ids[parent] === spans.ids[row];
		return !serverHalf && !hasServerHalf(spans, row);
	});
	return { count: found.count > NAMED_ROWS && odd.length > 0 ? found.count : odd.length, rows: odd };
}

function hasServerHalf(spans: SpanTable, row: number): boolean {
	for (
		let child = row + 1;
		child < (spans.subtreeEnds[row] ?? 0);
		child = spans.subtreeEnds[child] ?? spans.length
	) {
		if (spans.ids[child] === spans.ids[row] && ((spans.marks[child] ?? 0) & SPAN_MARK.shared) !== 0)
			return true;
	}
	return false;
}

function rootRows(spans: SpanTable): readonly number[] {
	const rows: number[] = [];
	for (let row = 0; row < spans.length; row = spans.subtreeEnds[row] ?? spans.length) {
		if (((spans.marks[row] ?? 0) & SPAN_MARK.orphan) === 0) rows.push(row);
	}
	return rows;
}
