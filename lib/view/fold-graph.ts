import type { GraphEdge, GraphNode, ServiceGraph } from './service-graph.ts';

/** Over this many nodes healthy siblings fold. */
const READABLE = 20;

/**
 * The graph with few enough nodes to read: over 20, healthy services that hang on the same caller become
 * one node, "5 healthy services". Failed services and the failing path never fold. Folding the leaves may
 * not be enough; then everything healthy at the same distance becomes one node.
 */
export function foldGraph(graph: ServiceGraph): ServiceGraph {
	if (graph.nodes.length <= READABLE) return graph;
	const callers = new Map<string, string>();
	for (const edge of graph.edges) if (!callers.has(edge.to)) callers.set(edge.to, edge.from);
	const bySibling = merge(graph, (node) => `${node.depth} ${callers.get(node.id) ?? ''}`);
	return bySibling.nodes.length <= READABLE ? bySibling : merge(graph, (node) => `${node.depth}`);
}

function merge(graph: ServiceGraph, keyOf: (node: GraphNode) => string): ServiceGraph {
	const groups = new Map<string, GraphNode[]>();
	const kept: GraphNode[] = [];
	for (const node of graph.nodes) {
		if (node.onPath >= 0 || node.failed > 0 || node.depth === 0) {
			kept.push(node);
			continue;
		}
		const key = keyOf(node);
		const group = groups.get(key);
		if (group) group.push(node);
		else groups.set(key, [node]);
	}
	const names = new Map<string, string>();
	for (const [key, group] of groups) {
		const node = together(key, group);
		kept.push(node);
		for (const member of group) names.set(member.id, node.id);
	}
	return { nodes: kept, edges: mergeEdges(graph.edges, names) };
}

function together(key: string, group: readonly GraphNode[]): GraphNode {
	const [first] = group;
	if (first && group.length === 1) return first;
	return {
		id: `healthy ${key}`,
		services: group.map((node) => node.id),
		calls: group.reduce((sum, node) => sum + node.calls, 0),
		failed: 0,
		longestNanos: group.reduce((most, node) => Math.max(most, node.longestNanos), 0),
		row: first?.row ?? 0,
		onPath: -1,
		depth: first?.depth ?? 0,
		async: group.every((node) => node.async),
	};
}

function mergeEdges(edges: readonly GraphEdge[], names: ReadonlyMap<string, string>): GraphEdge[] {
	const merged = new Map<string, GraphEdge>();
	for (const edge of edges) {
		const from = names.get(edge.from) ?? edge.from;
		const to = names.get(edge.to) ?? edge.to;
		if (from === to) continue;
		const key = `${from}\n${to}`;
		const known = merged.get(key);
		merged.set(key, {
			from,
			to,
			calls: edge.calls + (known?.calls ?? 0),
			failed: edge.failed + (known?.failed ?? 0),
			async: edge.async && (known?.async ?? true),
			onPath: edge.onPath || (known?.onPath ?? false),
		});
	}
	return [...merged.values()];
}
