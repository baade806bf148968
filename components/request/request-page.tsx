'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { serviceMarks } from '../../lib/view/service-marks.ts';
import type { RequestReport } from '../../lib/wire/api/request.ts';
import './request.css';
import './timeline.css';
import './graph.css';
import { CallGraph } from './call-graph.tsx';
import { ContextStrip } from './context-strip.tsx';
import { Findings } from './findings.tsx';
import { firstView } from './first-view.ts';
import { type FrozenFacts, FrozenLine } from './frozen-line.tsx';
import { Inspector } from './inspector.tsx';
import { Logs } from './logs.tsx';
import { PrintFoot } from './print-foot.tsx';
import { ReportContext } from './report-context.ts';
import { useSpans } from './request-queries.ts';
import { createRequestStore, RequestStoreContext, useRequestStore, useRequestView } from './request-store.ts';
import { SpansContext } from './spans-context.ts';
import { SpansFailed } from './spans-failed.tsx';
import { Timeline } from './timeline.tsx';
import { useRequestKeys } from './use-request-keys.ts';
import { useUrlView } from './use-url-view.ts';
import { VerdictBand } from './verdict-band.tsx';

/** One request: the verdict at once, spans and logs as they arrive. `search` is the query part of the address. */
export function RequestPage(props: {
	readonly report: RequestReport;
	readonly search: string;
	/** Set where a shared case is shown: when it was shared, and what has become of the request since. */
	readonly frozen?: FrozenFacts;
}) {
	const { report, search, frozen } = props;
	const base = frozen ? `/api/cases/${frozen.caseId}` : `/api/requests/${report.traceId}`;
	const [queries] = useState(() => new QueryClient());
	const [store] = useState(() => createRequestStore(firstView(report, search)));
	const value = useMemo(
		() => ({
			report,
			marks: serviceMarks(report.services),
			base,
		}),
		[report, base],
	);
	return (
		<QueryClientProvider client={queries}>
			<ReportContext value={value}>
				<RequestStoreContext value={store}>
					{frozen ? <FrozenLine frozen={frozen} traceId={report.traceId} /> : null}
					<RequestAreas report={report} />
				</RequestStoreContext>
			</ReportContext>
		</QueryClientProvider>
	);
}

function RequestAreas({ report }: { readonly report: RequestReport }) {
	const store = useRequestStore();
	const spans = useSpans();
	const selected = useRequestView((view) => view.selected);
	// Drawn in slices: a large table must not hold up the page when it arrives.
	const table = useDeferredValue(spans.data);
	useUrlView(store, report);
	useRequestKeys(report, spans.data);
	useEffect(() => {
		if (!spans.data || !selected || selected.row >= 0) return;
		const row = spans.data.ids.findIndex((id) => id === selected.spanId);
		store.setState({ selected: row < 0 ? undefined : { row, spanId: selected.spanId } });
	}, [store, spans.data, selected]);
	return (
		<SpansContext value={table}>
			<PrintFoot />
			<VerdictBand />
			<ContextStrip />
			<div className="page">
				{spans.isError ? (
					<SpansFailed reason={spans.error.message} retry={() => void spans.refetch()} />
				) : null}
				<div className="grid">
					<Findings />
					<CallGraph spans={table} />
					<Inspector spans={table} />
					<div className="right">
						<Timeline spans={table} />
						<Logs />
					</div>
				</div>
			</div>
		</SpansContext>
	);
}
