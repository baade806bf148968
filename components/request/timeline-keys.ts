import type { SpanTable } from '../../lib/model/trace.ts';
import { type RowList, rowKey } from '../../lib/view/timeline-row.ts';
import { type RequestStore, toggleRow } from './request-store.ts';

/**
 * Keys of the treegrid: up, down, Home, End move; left folds or goes to the parent; right unfolds.
 * True when the key was one of them.
 */
export function timelineKeys(
	key: string,
	rows: RowList,
	now: number,
	store: RequestStore,
	select: (row: number) => void,
	spans: SpanTable,
): boolean {
	const go = (index: number, by: 1 | -1) => {
		let next = Math.max(0, Math.min(rows.length - 1, index));
		// A waiting row has no span of its own to select.
		while (next + by >= 0 && next + by < rows.length && rows.at(next).kind === 'waiting') next += by;
		if (rows.length > 0) select(rows.at(next).row);
		return true;
	};
	const row = now >= 0 ? rows.at(now) : undefined;
	switch (key) {
		case 'ArrowDown':
			return go(now + 1, 1);
		case 'ArrowUp':
			return go(now - 1, -1);
		case 'Home':
			return go(0, 1);
		case 'End':
			return go(rows.length - 1, -1);
		case 'ArrowRight':
			if (row?.open === false) toggleRow(store, rowKey(row));
			return true;
		case 'ArrowLeft':
			if (row?.open === true) toggleRow(store, rowKey(row));
			else if (row && (spans.parents[row.row] ?? -1) >= 0) select(spans.parents[row.row] ?? 0);
			return true;
		default:
			return false;
	}
}
