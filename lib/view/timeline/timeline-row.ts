import type { FoldFacts } from './fold-facts.ts';

/** One row of the timeline. Levels count from 0. */
export type TimelineRow =
	| {
			readonly kind: 'span';
			readonly row: number;
			readonly level: number;
			/** Undefined on a leaf. */
			readonly open: boolean | undefined;
	  }
	/** Siblings of one service and operation. */
	| FoldedRow<'repeat'>
	/** Siblings in which nothing happened. */
	| FoldedRow<'fold'>
	| {
			readonly kind: 'waiting';
			/** The span that was waited for. */
			readonly row: number;
			readonly level: number;
			readonly from: number;
			readonly to: number;
			readonly why: 'retry' | 'queue';
			readonly open: undefined;
	  };

interface FoldedRow<Kind extends string> {
	readonly kind: Kind;
	/** The first of `rows`. */
	readonly row: number;
	readonly rows: Int32Array;
	/** What only a look at all that it stands for can tell. */
	readonly facts: FoldFacts;
	readonly level: number;
	readonly open: boolean;
}

/** What names a row within one drawing of one request; `foldKey` names it for good. */
export function rowKey(row: TimelineRow): string {
	return `${row.kind}${row.row}`;
}

/** Rows by number, without making them all: 100,000 rows are columns of numbers until one is looked at. */
export interface RowList {
	readonly length: number;
	at(index: number): TimelineRow;
	/** Index of the row that shows a span, or stands for it, or -1. */
	indexOf(span: number): number;
	/** True where a span has a row of its own, or is what a row of repeats is known by. */
	shows(span: number): boolean;
}
