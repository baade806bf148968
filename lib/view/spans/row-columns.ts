import type { SpanColumns } from '../../model/trace.ts';
import { type FoldFacts, foldFacts } from '../timeline/fold-facts.ts';
import type { RowList, TimelineRow } from '../timeline/timeline-row.ts';

/** Rows of the timeline in columns: they cross from a worker without a copy, and only those in view become objects. */
export interface RowColumns {
	readonly length: number;
	/** Places in KINDS. */
	readonly kinds: Uint8Array<ArrayBuffer>;
	readonly rows: Int32Array<ArrayBuffer>;
	readonly levels: Int32Array<ArrayBuffer>;
	/** See STATE. */
	readonly states: Uint8Array<ArrayBuffer>;
	/** Place in the columns below of rows that are more than a span, or -1. */
	readonly sides: Int32Array<ArrayBuffer>;
	/** Members of side i: `members[memberEnds[i-1] .. memberEnds[i]-1]`. */
	readonly memberEnds: Uint32Array<ArrayBuffer>;
	readonly members: Int32Array<ArrayBuffer>;
	/** Two a side: spans and services it stands for. */
	readonly counts: Uint32Array<ArrayBuffer>;
	/** Bits of FLAG. */
	readonly flags: Uint8Array<ArrayBuffer>;
	/** Four a side: from and to, by the corrected clock and as sent. */
	readonly times: Float64Array<ArrayBuffer>;
	/** By span: index of the row that shows it or stands for it. */
	readonly places: Int32Array<ArrayBuffer>;
}

/** A row before it is packed. */
export type DraftRow =
	| Exclude<TimelineRow, { kind: 'repeat' | 'fold' }>
	| {
			readonly kind: 'repeat' | 'fold';
			readonly row: number;
			readonly rows: readonly number[];
			readonly level: number;
			readonly open: boolean;
	  };

const KINDS = ['span', 'repeat', 'fold', 'retry', 'queue'] as const;
const STATE = { leaf: 0, closed: 1, open: 2 } as const;
const FLAG = { oneService: 1, orphaned: 2 } as const;
/** Objects of rows kept, so that a row that stays in view stays the same object. */
const MAX_MADE = 2_000;

/** Takes rows one after the other, top to bottom. */
export function rowPacker(table: SpanColumns) {
	const rows: number[] = [];
	const [kinds, levels, states, sides] = [list(), list(), list(), list()];
	const [memberEnds, members, counts, flags, times] = [list(), list(), list(), list(), list()];
	const places = new Int32Array(table.length).fill(-1);
	const side = (facts: Pick<FoldFacts, 'spans' | 'services' | 'corrected' | 'raw'>, flag: number) => {
		sides.push(memberEnds.length);
		memberEnds.push(members.length);
		counts.push(facts.spans, facts.services);
		flags.push(flag);
		times.push(facts.corrected.from, facts.corrected.to, facts.raw.from, facts.raw.to);
	};
	const standsFor = (member: number) => places.fill(rows.length - 1, member, table.subtreeEnds[member]);
	return {
		push(row: DraftRow): void {
			kinds.push(KINDS.indexOf(row.kind === 'waiting' ? row.why : row.kind));
			rows.push(row.row);
			levels.push(row.level);
			states.push(row.open === undefined ? STATE.leaf : row.open ? STATE.open : STATE.closed);
			if (row.kind === 'waiting') {
				side({ spans: 0, services: 0, corrected: row, raw: row }, 0);
			} else if (row.kind === 'span') {
				sides.push(-1);
				// What hangs on an open row has rows of its own below.
				if (row.open === true) places[row.row] = rows.length - 1;
				else standsFor(row.row);
			} else {
				for (const member of row.rows) members.push(member);
				const facts = foldFacts(table, row.rows);
				side(facts, (facts.oneService ? FLAG.oneService : 0) | (facts.orphaned ? FLAG.orphaned : 0));
				if (!row.open) for (const member of row.rows) standsFor(member);
			}
		},
		done(): RowColumns {
			return {
				length: rows.length,
				kinds: Uint8Array.from(kinds),
				rows: Int32Array.from(rows),
				levels: Int32Array.from(levels),
				states: Uint8Array.from(states),
				sides: Int32Array.from(sides),
				memberEnds: Uint32Array.from(memberEnds),
				members: Int32Array.from(members),
				counts: Uint32Array.from(counts),
				flags: Uint8Array.from(flags),
				times: Float64Array.from(times),
				places,
			};
		},
	};
}

function list(): number[] {
	return [];
}

/** The rows again; each is made when it is first looked at. */
export function rowList(columns: RowColumns): RowList {
	const made = new Map<number, TimelineRow>();
	const shows = (span: number) => {
		const index = columns.places[span] ?? -1;
		const kind = KINDS[columns.kinds[index] ?? -1];
		return (kind === 'span' || kind === 'repeat') && columns.rows[index] === span;
	};
	return {
		length: columns.length,
		at(index) {
			const before = made.get(index);
			if (before) return before;
			if (index < 0 || index >= columns.length) throw new Error(`there is no row ${index}`);
			if (made.size >= MAX_MADE) made.clear();
			const row = rowAt(columns, index);
			made.set(index, row);
			return row;
		},
		indexOf: (span) => columns.places[span] ?? -1,
		shows,
	};
}

function rowAt(columns: RowColumns, index: number): TimelineRow {
	const kind = KINDS[columns.kinds[index] ?? 0] ?? 'span';
	const row = columns.rows[index] ?? 0;
	const level = columns.levels[index] ?? 0;
	const state = columns.states[index];
	const side = columns.sides[index] ?? -1;
	const time = (place: number) => columns.times[side * 4 + place] ?? 0;
	switch (kind) {
		case 'span':
			return { kind, row, level, open: state === STATE.leaf ? undefined : state === STATE.open };
		case 'repeat':
		case 'fold': {
			const from = side === 0 ? 0 : (columns.memberEnds[side - 1] ?? 0);
			const flag = columns.flags[side] ?? 0;
			const facts = {
				spans: columns.counts[side * 2] ?? 0,
				services: columns.counts[side * 2 + 1] ?? 0,
				oneService: (flag & FLAG.oneService) !== 0,
				orphaned: (flag & FLAG.orphaned) !== 0,
				corrected: { from: time(0), to: time(1) },
				raw: { from: time(2), to: time(3) },
			};
			const rows = columns.members.subarray(from, columns.memberEnds[side]);
			return { kind, row, rows, facts, level, open: state === STATE.open };
		}
		case 'retry':
		case 'queue':
			return { kind: 'waiting', row, level, from: time(0), to: time(1), why: kind, open: undefined };
	}
}

/** Buffers to hand over with the columns. */
export function buffersOf(columns: RowColumns): ArrayBuffer[] {
	return Object.values(columns).flatMap((column) => (typeof column === 'number' ? [] : [column.buffer]));
}
