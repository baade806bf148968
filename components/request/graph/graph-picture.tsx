'use client';

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing whose nodes take the focus can't be an image, and no HTML group is an SVG */

import { useCallback, useId, useMemo } from 'react';
import type { GraphLayout } from '../../../lib/view/graph/graph-layout.ts';
import { type GraphArrow, nodeTowards } from '../../../lib/view/graph/graph-steps.ts';
import { spokenNode } from '../../../lib/view/graph/graph-words.ts';
import { PATH_WORDS } from '../../../lib/view/graph/path-words.ts';
import type { ServiceGraph } from '../../../lib/view/graph/service-graph.ts';
import { pathKind } from '../model/culprit-row.ts';
import { graphBadges } from './graph-badges.ts';
import { GraphEdges } from './graph-edges.tsx';
import { GraphLegend } from './graph-legend.tsx';
import { GraphNodeBox } from './graph-node-box.tsx';
import { GraphPath } from './graph-path.tsx';
import { useReport } from '../model/report-context.ts';
import { useRequestView } from '../model/request-store.ts';
import { useGraphZoom } from './use-graph-zoom.ts';

/** The drawing, its legend, and on phones the path to the culprit as a list. Its nodes stand still whatever is selected. */
export function GraphPicture({
	graph,
	shown,
	left,
	layout,
}: {
	readonly graph: ServiceGraph;
	/** The graph as folded for this drawing. */
	readonly shown: ServiceGraph;
	/** Edges that are not drawn. */
	readonly left: number;
	readonly layout: GraphLayout;
}) {
	const { report } = useReport();
	const selected = useRequestView((view) => view.selected?.row);
	const kind = pathKind(report);
	const words = PATH_WORDS[kind];
	const id = useId();
	const { frame, transform, fit } = useGraphZoom();
	const spoken = useMemo(
		() =>
			new Map(
				layout.nodes.map(({ node, size }) => [
					node.id,
					spokenNode(shown, node, size === 'origin' ? words.spoken : ''),
				]),
			),
		[layout, shown, words],
	);
	const badges = useMemo(() => graphBadges(report.findings, shown.nodes), [report, shown]);
	const path = graph.nodes.filter((node) => node.onPath >= 0);
	const goTo = useCallback(
		(from: string, arrow: GraphArrow) => {
			const to = nodeTowards(layout, from, arrow);
			const nodes = frame.current?.querySelectorAll<SVGGElement>('[data-node]') ?? [];
			for (const node of nodes) if (node.dataset.node === to) node.focus();
		},
		[layout, frame],
	);
	return (
		<>
			<GraphLegend layout={layout} left={left} path={path.length > 0 ? words.path : undefined} fit={fit} />
			<svg
				ref={frame}
				className="graph"
				viewBox={`0 0 ${layout.width} ${layout.height}`}
				width={layout.width}
				height={layout.height}
				style={{ minWidth: layout.width * 0.8 }}
				role="group"
				aria-labelledby={id}
			>
				<title id={id}>
					{description(
						words.said,
						path.map((node) => node.name),
					)}
				</title>
				<g transform={transform.toString()}>
					<GraphEdges edges={layout.edges} />
					{layout.nodes.map((placed) => (
						<GraphNodeBox
							key={placed.node.id}
							placed={placed}
							spoken={spoken.get(placed.node.id) ?? placed.node.name}
							selected={placed.node.row === selected}
							badge={badges.get(placed.node.id)}
							pathKind={kind}
							onArrow={goTo}
						/>
					))}
				</g>
			</svg>
			<GraphPath path={path} />
		</>
	);
}

function description(said: (path: readonly string[]) => string, path: readonly string[]): string {
	return path.length === 0 ? 'Call graph; the table view has the same numbers' : `Call graph. ${said(path)}`;
}
