import type { SpanIds } from '../../../lib/model/trace.ts';
import { forgetBelow, toggledWith, unfoldBelow } from '../../../lib/view/spans/row-keys.ts';
import type { RowList, TimelineRow } from '../../../lib/view/timeline/timeline-row.ts';
import { singleKeysOn } from '../../base/single-keys.ts';
import type { RequestStore } from '../model/request-store.ts';
import type { RowCursor } from './use-row-cursor.ts';
import type { Timeline } from './use-timeline.ts';

/** What keys work on. */
export interface TimelineKeyTarget {
	readonly view: Pick<Timeline, 'rows' | 'spans'>;
	readonly cursor: RowCursor;
	readonly store: RequestStore;
}

/** Rows that Page Up and Page Down go. */
const PAGE = 20;

const LETTERS: ReadonlyMap<string, string> = new Map([
	['j', 'ArrowDown'],
	['k', 'ArrowUp'],
]);

interface Key {
	readonly key: string;
	readonly shiftKey: boolean;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
}

/**
 * Keys of the treegrid: up, down, Page, Home, End move; left folds or goes to the parent; right unfolds; with Shift
 * all below; Enter inspects a span, and opens what is folded. True when the key was one of them.
 */
export function timelineKeys(event: Key, { view, cursor, store }: TimelineKeyTarget): boolean {
	const { rows } = view;
	const { table, ids } = view.spans;
	if (event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return false;
	const { index } = cursor;
	const row = index >= 0 ? rows.at(index) : undefined;
	const go = (to: number) => {
		cursor.go(Math.max(0, Math.min(rows.length - 1, to)));
		return true;
	};
	switch (singleKeysOn() ? (LETTERS.get(event.key) ?? event.key) : event.key) {
		case 'ArrowDown':
			return go(index + 1);
		case 'ArrowUp':
			return go(index < 0 ? 0 : index - 1);
		case 'PageDown':
			return go(index + PAGE);
		case 'PageUp':
			return go(index - PAGE);
		case 'Home':
			return go(0);
		case 'End':
			return go(rows.length - 1);
		case 'ArrowRight':
			if (row && event.shiftKey)
				store.setState(({ toggled }) => ({ toggled: unfoldBelow(toggled, row, table, ids) }));
			else if (row?.open === false) toggle(store, row, ids);
			else if (row?.open === true) go(index + 1);
			return true;
		case 'ArrowLeft':
			if (row && event.shiftKey)
				store.setState(({ toggled }) => ({ toggled: forgetBelow(toggled, row, table, ids) }));
			else if (row?.open === true) toggle(store, row, ids);
			else if (row) go(parentIndex(rows, index, row));
			return true;
		case 'Enter':
		case ' ':
			if (row?.kind === 'fold') toggle(store, row, ids);
			else if (row && event.key === 'Enter') document.getElementById('inspector')?.focus();
			return true;
		default:
			return false;
	}
}

/** Opens a row that was closed, or closes one that was open. */
export function toggle(store: RequestStore, row: TimelineRow, ids: SpanIds): void {
	store.setState(({ toggled }) => ({ toggled: toggledWith(toggled, row, ids) }));
}

/** The nearest row above of a lower level. Rows are looked at one by one only where the parent's row is not known. */
function parentIndex(rows: RowList, index: number, row: TimelineRow): number {
	for (let above = index - 1; above >= 0; above--) if (rows.at(above).level < row.level) return above;
	return index;
}
