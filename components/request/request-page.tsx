'use client';

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import { appendFindings } from '../../lib/view/lists/append-findings.ts';
import type { RequestReport } from '../../lib/api/request.ts';
import './request.css';
import './timeline/timeline.css';
import './graph/graph.css';
import { CallGraph } from './graph/call-graph.tsx';
import { ContextStrip } from './verdict/context-strip.tsx';
import { Findings } from './verdict/findings.tsx';
import { firstView } from './model/first-view.ts';
import { type FrozenFacts, FrozenLine } from './states/frozen-line.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { LiveLine } from './states/live-line.tsx';
import { Logs } from './logs/logs.tsx';
import { PrintFoot } from './states/print-foot.tsx';
import { patternQuery } from './model/request-queries.ts';
import { ReportContext } from './model/report-context.ts';
import { createRequestStore, RequestStoreContext, useRequestStore } from './model/request-store.ts';
import type { RequestSpans } from './spans/client.ts';
import { SourceTroubles } from './states/source-troubles.tsx';
import { SpansArea } from './states/spans-area.tsx';
import { SpansArrival } from './states/spans-status.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { useLiveReport } from './model/use-live-report.ts';
import { useUrlView } from './model/use-url-view.ts';
import { VerdictBand } from './verdict/verdict-band.tsx';

/** One request: the verdict at once, spans and logs as they arrive. `search` is the query part of the address. */
export function RequestPage(props: {
	readonly report: RequestReport;
	readonly search: string;
	/** It ran still when it was read. */
	readonly running?: boolean;
	/** Set where a shared case is shown: when it was shared, and what has become of the request since. */
	readonly frozen?: FrozenFacts;
}) {
	const { report, search, frozen, running = false } = props;
	const base = frozen ? `/api/cases/${frozen.caseId}` : `/api/requests/${report.traceId}`;
	const [queries] = useState(() => new QueryClient());
	const [store] = useState(() => createRequestStore(firstView(report, search)));
	return (
		<QueryClientProvider client={queries}>
			<RequestStoreContext value={store}>
				<LiveReport first={report} runs={running} base={base} frozen={frozen} />
			</RequestStoreContext>
		</QueryClientProvider>
	);
}

const graph = (spans: RequestSpans | undefined) => <CallGraph spans={spans?.table} />;
const inspector = (spans: RequestSpans | undefined) => <Inspector spans={spans?.table} />;
const timeline = (spans: RequestSpans | undefined) => <Timeline spans={spans} />;

/** The report that is shown: the one the page came with, until a newer one is asked for. */
function LiveReport(props: {
	readonly first: RequestReport;
	readonly runs: boolean;
	readonly base: string;
	readonly frozen: FrozenFacts | undefined;
}) {
	const { base, frozen } = props;
	const live = useLiveReport({ ...props, base, live: frozen === undefined });
	// Counting others takes a moment: what it finds out joins the report when the pattern's card has it.
	const late = useQuery({ ...patternQuery(base), enabled: false }).data?.findings;
	// As a transition: areas whose spans are still on their way keep the server's picture until they have both.
	const report = useDeferredValue(
		useMemo(() => appendFindings(live.report, late ?? []), [live.report, late]),
	);
	const { running } = live;
	const value = useMemo(
		() => ({ report, marks: serviceMarks(report.services), base, running }),
		[report, base, running],
	);
	return (
		<ReportContext value={value}>
			{frozen ? <FrozenLine frozen={frozen} traceId={report.traceId} /> : <LiveLine live={live} />}
			<RequestAreas report={report} troubles={frozen ? null : <SourceTroubles live={live} />} />
		</ReportContext>
	);
}

function RequestAreas({
	report,
	troubles,
}: {
	readonly report: RequestReport;
	readonly troubles: ReactNode;
}) {
	useUrlView(useRequestStore(), report);
	/** Counts how often the spans came after all: areas that gave up start anew. */
	const [tries, setTries] = useState(0);
	return (
		<>
			<PrintFoot />
			<VerdictBand />
			<ContextStrip />
			<div className="page">
				{troubles}
				<SpansArrival report={report} again={() => setTries((count) => count + 1)} />
				<div className="grid">
					<Findings />
					<SpansArea key={`graph ${tries}`} area="graph" show={graph} />
					<SpansArea key={`inspector ${tries}`} area="inspector" show={inspector} />
					<div className="right">
						<SpansArea key={`timeline ${tries}`} area="timeline" show={timeline} />
						<Logs />
					</div>
				</div>
			</div>
		</>
	);
}
