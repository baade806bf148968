'use client';

import { useEffect } from 'react';
import type { SpanId } from '../../../lib/model/ids.ts';
import type { RequestReport } from '../../../lib/api/request.ts';
import { useSpans } from '../model/request-queries.ts';
import { useRequestStore, useRequestView } from '../model/request-store.ts';
import { SpansFailed } from './spans-failed.tsx';
import { useRequestKeys } from '../model/use-request-keys.ts';

/** What waits for the spans without drawing them: keys, the row of a span that the address names, and that they did not come. */
export function SpansArrival({
	report,
	again,
}: {
	readonly report: RequestReport;
	readonly again: () => void;
}) {
	const store = useRequestStore();
	const spans = useSpans();
	const selected = useRequestView((view) => view.selected);
	useRequestKeys(report, spans.data);
	useEffect(() => {
		if (!spans.data || !selected || selected.row >= 0) return;
		const row = spans.data.ids.indexOf(selected.spanId as SpanId);
		store.setState({ selected: row < 0 ? undefined : { row, spanId: selected.spanId } });
	}, [store, spans.data, selected]);
	// What answers questions about these spans ends with them.
	useEffect(() => spans.data?.close, [spans.data]);
	if (!spans.isError) return null;
	return (
		<SpansFailed
			reason={spans.error.message}
			retry={() => void spans.refetch().then(({ isSuccess }) => isSuccess && again())}
		/>
	);
}
