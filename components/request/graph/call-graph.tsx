'use client';

import { useEffect, useMemo } from 'react';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { foldGraph } from '../../../lib/view/graph/fold-graph.ts';
import { PATH_WORDS } from '../../../lib/view/graph/path-words.ts';
import { pathGraph } from '../../../lib/view/graph/path-graph.ts';
import { pruneEdges } from '../../../lib/view/graph/prune-edges.ts';
import type { ServiceGraph } from '../../../lib/view/graph/service-graph.ts';
import type { RequestReport } from '../../../lib/api/request.ts';
import { formatCounted } from '../../../lib/format/count.ts';
import { Panel } from '../../base/panel.tsx';
import { Seg } from '../../base/seg.tsx';
import { culpritRow, pathKind } from '../model/culprit-row.ts';
import { warmElk } from './elk-layout.ts';
import { GraphPicture } from './graph-picture.tsx';
import { GraphTable } from './graph-table.tsx';
import { useGraphLayout } from './use-graph-layout.ts';
import { useReport } from '../model/report-context.ts';
import { useRequestStore, useRequestView } from '../model/request-store.ts';
import { WhereTimeWent } from './where-time-went.tsx';

/** Who called whom, the path to the culprit straight and in colour; below it, where the time went. */
export function CallGraph({ spans }: { readonly spans: SpanColumns | undefined }) {
	const { report } = useReport();
	const store = useRequestStore();
	const view = useRequestView((state) => state.graph);
	useEffect(warmElk, []);
	const row = culpritRow(report);
	const graph = spans && pathGraph(spans, row).graph;
	const hasPath = row >= 0;
	const kind = pathKind(report);
	const bySteps = graph?.nodes.some((node) => node.name !== node.service) ?? false;
	return (
		<Panel
			id="graph"
			title="Call graph"
			className="gpanel"
			count={countWords(report, bySteps ? graph?.nodes.length : undefined, hasPath)}
			controls={
				<Seg
					label="Graph detail"
					value={view}
					options={[
						['all', bySteps ? 'Steps' : 'All services'],
						...(hasPath ? [['path', PATH_WORDS[kind].view] as const] : []),
						['table', 'Table'],
					]}
					onChange={(next) => store.setState({ graph: next })}
				/>
			}
		>
			<div className={`gwrap ${kind}`}>
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

function countWords(report: RequestReport, steps: number | undefined, hasPath: boolean): string {
	const counted =
		steps === undefined
			? formatCounted(report.services.length, 'service')
			: `${formatCounted(report.spanCount, 'span')} in ${formatCounted(steps, 'step')}`;
	const { path, colour } = PATH_WORDS[pathKind(report)];
	return hasPath ? `${counted}, ${path} in ${colour}` : counted;
}

function GraphBody({
	graph,
	view,
}: {
	readonly graph: ServiceGraph;
	readonly view: 'all' | 'path' | 'table';
}) {
	const folded = useMemo(() => (view === 'path' ? pathOnly(graph) : foldGraph(graph)), [graph, view]);
	const thin = useMemo(() => pruneEdges(folded), [folded]);
	const layout = useGraphLayout(thin.graph);
	if (view === 'table') return <GraphTable graph={graph} />;
	if (!layout) return <div className="skeleton graph-skeleton" aria-hidden="true" />;
	return <GraphPicture key={view} graph={graph} shown={folded} left={thin.left} layout={layout} />;
}

function pathOnly(graph: ServiceGraph): ServiceGraph {
	return {
		nodes: graph.nodes.filter((node) => node.onPath >= 0),
		edges: graph.edges.filter((edge) => edge.onPath),
	};
}
