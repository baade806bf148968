'use client';

import type { ServiceGraph } from '../../lib/view/service-graph.ts';
import { formatDuration } from '../../lib/words/duration.ts';
import { formatCount } from '../../lib/words/count.ts';
import { ServiceName } from '../base/service-mark.tsx';
import { useReport } from './report-context.ts';

/** The graph's numbers as a table: from, to, calls, failed, slowest. */
export function GraphTable({ graph }: { readonly graph: ServiceGraph }) {
	const { marks } = useReport();
	const longest = new Map(graph.nodes.map((node) => [node.id, node.longestNanos]));
	const edges = [...graph.edges].sort((a, b) => b.failed - a.failed || b.calls - a.calls);
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
						<th className="num">Slowest in it</th>
					</tr>
				</thead>
				<tbody>
					{edges.map((edge) => (
						<tr key={`${edge.from} ${edge.to}`}>
							<td>
								<ServiceName service={edge.from} marks={marks} />
							</td>
							<td>
								<ServiceName service={edge.to} marks={marks} />
							</td>
							<td className="num">{formatCount(edge.calls)}</td>
							<td className={edge.failed > 0 ? 'num c-error' : 'num'}>{formatCount(edge.failed)}</td>
							<td className="num">{formatDuration(longest.get(edge.to) ?? 0)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
