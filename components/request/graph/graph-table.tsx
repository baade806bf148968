'use client';

import type { GraphNode, ServiceGraph } from '../../../lib/view/graph/service-graph.ts';
import { formatDuration } from '../../../lib/format/duration.ts';
import { formatCount } from '../../../lib/format/count.ts';
import { ServiceName } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';

/** Rows that are drawn; a table of more is read by nobody and would be slow. */
const MAX_ROWS = 500;

/** The graph's numbers as a table, nothing folded: from, to, calls, failed, slowest, total. */
export function GraphTable({ graph }: { readonly graph: ServiceGraph }) {
	const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
	const all = graph.edges.toSorted((a, b) => b.failed - a.failed || b.calls - a.calls);
	const edges = all.slice(0, MAX_ROWS);
	return (
		<div className="graph-table">
			<table>
				<caption className="sr">Calls between services</caption>
				<thead>
					<tr>
						<th>From</th>
						<th>To</th>
						<th className="num">Calls</th>
						<th className="num">Failed</th>
						<th className="num">Slowest</th>
						<th className="num">Total</th>
					</tr>
				</thead>
				<tbody>
					{edges.map((edge) => (
						<tr key={`${edge.from} ${edge.to}`}>
							<td>
								<NodeName node={nodes.get(edge.from)} />
							</td>
							<td>
								<NodeName node={nodes.get(edge.to)} />
							</td>
							<td className="num">{formatCount(edge.calls)}</td>
							<td className={edge.failed > 0 ? 'num c-error' : 'num'}>{formatCount(edge.failed)}</td>
							<td className="num">{formatDuration(edge.longestNanos)}</td>
							<td className="num">{formatDuration(edge.totalNanos)}</td>
						</tr>
					))}
				</tbody>
			</table>
			{all.length > edges.length ? (
				<p className="c2">
					{formatCount(edges.length)} of {formatCount(all.length)} pairs: those that failed, then those called
					most.
				</p>
			) : null}
		</div>
	);
}

function NodeName({ node }: { readonly node: GraphNode | undefined }) {
	const { marks } = useReport();
	if (!node) return null;
	return (
		<>
			<ServiceName service={node.service} marks={marks} />
			{node.name === node.service ? null : <span className="c2"> {node.name}</span>}
		</>
	);
}
