'use client';

import { useMemo } from 'react';
import type { SpanTable } from '../../lib/model/trace.ts';
import { pathTo } from '../../lib/view/failing-path.ts';
import { foldGraph } from '../../lib/view/fold-graph.ts';
import { layoutGraph } from '../../lib/view/graph-layout.ts';
import { type ServiceGraph, serviceGraph } from '../../lib/view/service-graph.ts';
import { Panel } from '../base/panel.tsx';
import { Seg } from '../base/seg.tsx';
import { GraphPicture } from './graph-picture.tsx';
import { GraphTable } from './graph-table.tsx';
import { useReport } from './report-context.ts';
import { useRequestStore, useRequestView } from './request-store.ts';
import { WhereTimeWent } from './where-time-went.tsx';

const VIEWS = [
	['all', 'All services'],
	['path', 'Failing path'],
	['table', 'Table'],
] as const;

/** Who called whom, the failing path straight and red; below it, where the time went. */
export function CallGraph({ spans }: { readonly spans: SpanTable | undefined }) {
	const { report } = useReport();
	const store = useRequestStore();
	const view = useRequestView((state) => state.graph);
	const { state, culprit } = report.verdict;
	const culpritRow = culprit && state !== 'healthy' ? culprit.row : -1;
	const graph = useMemo(() => spans && serviceGraph(spans, pathTo(spans, culpritRow)), [spans, culpritRow]);
	const services = report.services.length;
	const failing = culpritRow >= 0;
	return (
		<Panel
			id="graph"
			title="Call graph"
			className="gpanel"
			count={`${services} ${services === 1 ? 'service' : 'services'}${failing ? ', failing path in red' : ''}`}
			controls={
				<Seg
					label="Graph detail"
					value={view}
					options={failing ? VIEWS : VIEWS.filter(([value]) => value !== 'path')}
					onChange={(next) => store.setState({ graph: next })}
				/>
			}
		>
			<div className="gwrap">
				{graph ? (
					<GraphBody graph={graph} view={view} />
				) : (
					<div className="skeleton graph-skeleton" aria-hidden="true" />
				)}
			</div>
			<WhereTimeWent />
		</Panel>
	);
}

function GraphBody({
	graph,
	view,
}: {
	readonly graph: ServiceGraph;
	readonly view: 'all' | 'path' | 'table';
}) {
	const shown = useMemo(() => (view === 'path' ? pathOnly(graph) : foldGraph(graph)), [graph, view]);
	const layout = useMemo(() => layoutGraph(shown), [shown]);
	if (view === 'table') return <GraphTable graph={graph} />;
	return <GraphPicture graph={graph} layout={layout} />;
}

function pathOnly(graph: ServiceGraph): ServiceGraph {
	return {
		nodes: graph.nodes.filter((node) => node.onPath >= 0),
		edges: graph.edges.filter((edge) => edge.onPath),
	};
}
