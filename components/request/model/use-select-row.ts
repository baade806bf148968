import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useReport } from './report-context.ts';
import { spansQuery } from './request-queries.ts';
import { useRequestStore } from './request-store.ts';

/** Selects a span by its row, once the spans are there. */
export function useSelectRow(): (row: number) => void {
	const store = useRequestStore();
	const queries = useQueryClient();
	const report = useReport();
	return useCallback(
		(row: number) => {
			const spanId = queries.getQueryData(spansQuery(report, store).queryKey)?.ids.at(row);
			if (spanId !== undefined) store.setState({ selected: { row, spanId }, finding: undefined });
		},
		[store, queries, report],
	);
}
