import type { GraphEdge, ServiceGraph } from './service-graph.ts';

/** From this many edges a node on, lines hide what they lead to. */
const DENSE = 3;
/** Fewer edges than this can be followed however few nodes they join. */
const FEW = 40;

/** A graph to draw, and how many of its edges are left to the table. */
export interface PrunedGraph {
	readonly graph: ServiceGraph;
	readonly left: number;
}

/**
 * Where everybody calls everybody, only the failing path and the main caller of each node: the one with most calls
 * among those nearer to where the request came in.
 */
export function pruneEdges(graph: ServiceGraph): PrunedGraph {
	if (graph.edges.length < Math.max(FEW, graph.nodes.length * DENSE)) return { graph, left: 0 };
	const depths = new Map(graph.nodes.map((node) => [node.id, node.depth]));
	const isNearer = ({ from, to }: GraphEdge) => (depths.get(from) ?? 0) < (depths.get(to) ?? 0);
	const main = new Map<string, GraphEdge>();
	for (const edge of graph.edges) {
		const known = main.get(edge.to);
		const nearer = isNearer(edge);
		const better = !known || (isNearer(known) === nearer ? edge.calls > known.calls : nearer);
		if (better) main.set(edge.to, edge);
	}
	const edges = graph.edges.filter(
		(edge) => edge.onPath || (main.get(edge.to) === edge && (depths.get(edge.to) ?? 0) > 0),
	);
	return { graph: { ...graph, edges }, left: graph.edges.length - edges.length };
}
