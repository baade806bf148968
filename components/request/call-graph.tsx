'use client';

import { useEffect, useMemo } from 'react';
import type { SpanColumns } from '../../lib/model/trace.ts';
import { foldGraph } from '../../lib/view/fold-graph.ts';
import { pathGraph } from '../../lib/view/path-graph.ts';
import { thinGraph } from '../../lib/view/thin-graph.ts';
import type { ServiceGraph } from '../../lib/view/service-graph.ts';
import type { RequestReport } from '../../lib/wire/api/request.ts';
import { formatCounted } from '../../lib/words/count.ts';
import { Panel } from '../base/panel.tsx';
import { Seg } from '../base/seg.tsx';
import { culpritRow } from './culprit-row.ts';
import { warmElk } from './elk-layout.ts';
import { GraphPicture } from './graph-picture.tsx';
import { GraphTable } from './graph-table.tsx';
import { useGraphLayout } from './use-graph-layout.ts';
import { useReport } from './report-context.ts';
import { useRequestStore, useRequestView } from './request-store.ts';
import { WhereTimeWent } from './where-time-went.tsx';

const VIEWS = [
	['all', 'All services'],
	['path', 'Failing path'],
	['table', 'Table'],
] as const;
const STEP_VIEWS = [['all', 'Steps'], VIEWS[1], VIEWS[2]] as const;

/** Who called whom, the failing path straight and red; below it, where the time went. */
export function CallGraph({ spans }: { readonly spans: SpanColumns | undefined }) {
	const { report } = useReport();
	const store = useRequestStore();
	const view = useRequestView((state) => state.graph);
	useEffect(warmElk, []);
	const row = culpritRow(report);
	const graph = spans && pathGraph(spans, row).graph;
	const failing = row >= 0;
	const bySteps = graph?.nodes.some((node) => node.name !== node.service) ?? false;
	const views = bySteps ? STEP_VIEWS : VIEWS;
	return (
		<Panel
			id="graph"
			title="Call graph"
			className="gpanel"
			count={countWords(report, bySteps ? graph?.nodes.length : undefined, failing)}
			controls={
				<Seg
					label="Graph detail"
					value={view}
					options={failing ? views : views.filter(([value]) => value !== 'path')}
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

function countWords(report: RequestReport, steps: number | undefined, failing: boolean): string {
	const counted =
		steps === undefined
			? formatCounted(report.services.length, 'service')
			: `${formatCounted(report.spanCount, 'span')} in ${formatCounted(steps, 'step')}`;
	return failing ? `${counted}, failing path in red` : counted;
}

function GraphBody({
	graph,
	view,
}: {
	readonly graph: ServiceGraph;
	readonly view: 'all' | 'path' | 'table';
}) {
	const folded = useMemo(() => (view === 'path' ? pathOnly(graph) : foldGraph(graph)), [graph, view]);
	const thin = useMemo(() => thinGraph(folded), [folded]);
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
