import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import type { RequestReport } from '../../../lib/api/request.ts';
import type { SpanTable } from '../../../lib/model/trace.ts';
import { drawTrace } from '../../../lib/testing/draw/draw-trace.ts';
import { assemble } from '../../../lib/trace/assemble.ts';
import { ReportContext } from '../model/report-context.ts';
import { createRequestStore, RequestStoreContext, type RequestView } from '../model/request-store.ts';
import { reportFacts } from '../model/report-facts.ts';
import { type RequestSpans, spansHere } from '../spans/client.ts';

const START = '2026-11-17T02:47:09.000000000Z';

/** A finished request with nothing to say: what a test needs otherwise, it names. */
export function reportOf(table: SpanTable, more: Partial<RequestReport> = {}): RequestReport {
	const durationNanos = (table.starts[0] ?? 0) + (table.durations[0] ?? 0);
	return {
		traceId: '0af7651916cd43dd8448eb211c80319c',
		startTime: START,
		durationNanos,
		durationWithAsyncNanos: durationNanos,
		spanCount: table.length,
		totalSpans: table.length,
		route: '',
		rootService: '',
		rootMissing: false,
		statusText: '',
		usualNanos: null,
		services: [],
		verdict: {
			state: 'healthy',
			sentence: 'Nothing unusual found',
			effect: '',
			culprit: null,
			confidence: 'medium',
			reasons: { supports: [], against: [], wouldChange: [] },
			evidence: [],
		},
		findings: [],
		whereTimeWent: [],
		consequences: [],
		logs: { count: 0, errors: 0, services: 0 },
		context: [],
		owner: null,
		ownerOf: '',
		onward: [],
		sources: [],
		baselineDays: null,
		...more,
	};
}

/** Just after the drawn request ended: more of it may come in. */
export const JUST_AFTER = Date.parse(START) + 5_000;

/**
 * A hook of the request page with all that it stands on and no site: a drawn trace, its report, a store. `view` is what
 * the address said. Answers of the site are for the test to give (`fetch`).
 */
export function setupRequest<Result>(
	hook: (spans: RequestSpans) => Result,
	own: {
		readonly drawing?: string;
		readonly report?: Partial<RequestReport>;
		readonly view?: Partial<RequestView>;
		readonly spans?: (table: SpanTable) => RequestSpans;
	} = {},
) {
	const table = assemble(drawTrace(own.drawing ?? 'web GET /play 0-90\n  drm license 20-85').batch).spans;
	const report = reportOf(table, own.report);
	const spans = own.spans?.(table) ?? spansHere(table, reportFacts(report));
	const store = createRequestStore(own.view ?? {});
	const queries = new QueryClient();
	const context = { report, marks: new Map(), base: '/api/requests/one', running: false };
	const around = ({ children }: { readonly children: ReactNode }) => (
		<QueryClientProvider client={queries}>
			<RequestStoreContext value={store}>
				<ReportContext value={context}>{children}</ReportContext>
			</RequestStoreContext>
		</QueryClientProvider>
	);
	const drawn = renderHook(() => hook(spans), { wrapper: around });
	onTestFinished(() => {
		drawn.unmount();
		queries.clear();
	});
	return {
		table,
		report,
		spans,
		store,
		queries,
		/** What the hook gives now. */
		now: () => drawn.result.current,
		/** Changes what is looked at, as a click would. */
		view: (change: Partial<RequestView>) => act(() => store.setState(change)),
		/** Lets what is under way come to its end. */
		settle: () => act(async () => {}),
		leave: drawn.unmount,
	};
}
