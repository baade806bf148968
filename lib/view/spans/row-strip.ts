import type { SpanColumns } from '../../model/trace.ts';
import type { TimelineRow } from '../timeline/timeline-row.ts';

/** More parts than this can't be told apart in one bar. */
export const SEGMENTS = 60;
/** A closed row that hides more spans than this is drawn as a strip. */
const MANY = 1000;

/** Rows of the table whose spans are drawn as one strip of how many ran at once; undefined where each has its bar. */
export function stripMembers(row: TimelineRow, table: SpanColumns): ArrayLike<number> | undefined {
	switch (row.kind) {
		case 'span':
			return row.open === false && (table.subtreeEnds[row.row] ?? 0) - row.row > MANY ? [row.row] : undefined;
		case 'repeat':
		case 'fold':
			return row.rows.length > SEGMENTS || row.facts.spans > SEGMENTS * 4 ? row.rows : undefined;
		case 'waiting':
			return undefined;
	}
}
