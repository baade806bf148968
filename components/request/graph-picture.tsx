'use client';

import type { GraphLayout } from '../../lib/view/graph-layout.ts';
import type { ServiceGraph } from '../../lib/view/service-graph.ts';
import { GraphEdges } from './graph-edges.tsx';
import { GraphNodeBox } from './graph-node-box.tsx';
import { GraphPath } from './graph-path.tsx';

/** The drawing, its legend, and on phones the failing path as a list. */
export function GraphPicture({
	graph,
	layout,
}: {
	readonly graph: ServiceGraph;
	readonly layout: GraphLayout;
}) {
	const path = graph.nodes.filter((node) => node.onPath >= 0).sort((a, b) => a.onPath - b.onPath);
	const anyAsync = layout.edges.some(({ edge }) => edge.async);
	const anyRepeats = layout.nodes.some(({ node }) => node.calls > 1);
	return (
		<>
			<ul className="gleg" aria-label="How to read the graph">
				{path.length > 0 ? (
					<li>
						<i className="a" />
						failing path
					</li>
				) : null}
				{anyAsync ? (
					<li>
						<i className="b" />
						async
					</li>
				) : null}
				{anyRepeats ? (
					<li>
						<i className="c" />
						repeated calls, folded
					</li>
				) : null}
			</ul>
			<svg
				className="graph"
				viewBox={`0 0 ${layout.width} ${layout.height}`}
				width={layout.width}
				height={layout.height}
				style={{ minWidth: layout.width * 0.94 }}
				aria-label={description(path.map((node) => node.id))}
			>
				<GraphEdges edges={layout.edges} />
				{layout.nodes.map((placed) => (
					<GraphNodeBox key={placed.node.id} placed={placed} />
				))}
			</svg>
			<GraphPath path={path} />
		</>
	);
}

function description(path: readonly string[]): string {
	return path.length === 0
		? 'Call graph; the table view has the same numbers'
		: `Call graph. The failing path runs ${path.join(', ')}. The failure starts at ${path.at(-1) ?? ''}.`;
}
