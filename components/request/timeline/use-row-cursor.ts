import { useCallback, useState } from 'react';
import { type RowList, rowKey } from '../../../lib/view/timeline/timeline-row.ts';
import { useRequestStore, useRequestView } from '../model/request-store.ts';
import { useSelectRow } from '../model/use-select-row.ts';

/** The row that the keys of the timeline are at. */
export interface RowCursor {
	/** Index in the rows, or -1. */
	readonly index: number;
	/** Goes to a row; what stands for a span or its repeats selects it. */
	readonly go: (index: number) => void;
}

/**
 * The cursor follows the selection, and may leave it: rows that fold or wait have no span of their own, so going there
 * leaves the selected span, and with it the rows, as they are.
 */
export function useRowCursor(rows: RowList): RowCursor {
	const selected = useRequestView((view) => view.selected?.row) ?? -1;
	const store = useRequestStore();
	const select = useSelectRow();
	const [at, setAt] = useState<{ readonly key: string; readonly span: number; readonly selected: number }>();
	const left = at && at.selected === selected ? indexOfKey(rows, at.key, at.span) : -1;
	const index = left >= 0 ? left : selected >= 0 ? rows.indexOf(selected) : -1;
	const go = useCallback(
		(next: number) => {
			if (next < 0 || next >= rows.length) return;
			const row = rows.at(next);
			const selects = row.kind === 'span' || row.kind === 'repeat';
			if (selects) select(row.row);
			const now = store.getState().selected?.row ?? -1;
			setAt({ key: rowKey(row), span: row.row, selected: selects ? row.row : now });
		},
		[rows, select, store],
	);
	return { index, go };
}

/** A row that folds, or a wait before a span, stands at the span's own row or just above it. */
function indexOfKey(rows: RowList, key: string, span: number): number {
	const near = rows.indexOf(span);
	for (const index of [near, near - 1, near - 2])
		if (index >= 0 && rowKey(rows.at(index)) === key) return index;
	return -1;
}
