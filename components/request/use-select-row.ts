import { useCallback } from 'react';
import { useRequestStore } from './request-store.ts';
import { useSpanTable } from './spans-context.ts';

/** Selects a span by its row. */
export function useSelectRow(): (row: number) => void {
	const store = useRequestStore();
	const spans = useSpanTable();
	return useCallback(
		(row: number) => {
			const spanId = spans?.ids[row];
			if (spanId !== undefined) store.setState({ selected: { row, spanId }, finding: undefined });
		},
		[store, spans],
	);
}
