import { formatCount } from '../../format/count.ts';
import type { GraphEdge, GraphNode, ServiceGraph } from './service-graph.ts';

/** Over this many nodes healthy siblings fold. */
const READABLE = 20;
/** Over this many only the path, its neighbours and "+ n more" are shown. */
const MANY = 60;
/** Failed nodes off the path that are shown one by one; the rest is one node that says how many. */
const MAX_FAILED = 8;

/**
 * The graph with few enough nodes to read. Over 60 what is neither on the failing path nor next to it becomes
 * "+ n more"; over 20 healthy nodes that hang on the same caller become one, "5 healthy services"; should that not do,
 * everything healthy at the same distance does. Failures never fold into anything healthy.
 */
export function foldGraph(graph: ServiceGraph): ServiceGraph {
	if (graph.nodes.length <= READABLE) return graph;
	const near = graph.nodes.length > MANY ? nearPath(graph) : graph;
	if (near.nodes.length <= READABLE) return near;
	const callers = new Map<string, string>();
	for (const edge of near.edges) if (!callers.has(edge.to)) callers.set(edge.to, edge.from);
	const bySibling = merge(
		near,
		healthyKey((node) => `${node.depth} ${callers.get(node.id) ?? ''}`),
	);
	return bySibling.nodes.length <= READABLE
		? bySibling
		: merge(
				near,
				healthyKey((node) => `${node.depth}`),
			);
}

function nearPath(graph: ServiceGraph): ServiceGraph {
	const path = new Set(graph.nodes.filter((node) => node.onPath >= 0).map((node) => node.id));
	// Without a failing path the entries take its place.
	if (path.size === 0) for (const node of graph.nodes) if (node.depth === 0) path.add(node.id);
	const near = new Set(path);
	for (const edge of graph.edges) {
		if (path.has(edge.from)) near.add(edge.to);
		if (path.has(edge.to)) near.add(edge.from);
	}
	let failed = 0;
	return merge(graph, (node) => {
		if (node.onPath >= 0) return undefined;
		if (node.failed > 0) return failed++ < MAX_FAILED ? undefined : 'failed';
		return near.has(node.id) ? undefined : 'more';
	});
}

function healthyKey(keyOf: (node: GraphNode) => string): (node: GraphNode) => string | undefined {
	return (node) =>
		node.onPath >= 0 || node.failed > 0 || node.depth === 0 || node.units.length > 1
			? undefined
			: `healthy ${keyOf(node)}`;
}

/** Nodes with the same key become one; those without a key stay. */
function merge(graph: ServiceGraph, keyOf: (node: GraphNode) => string | undefined): ServiceGraph {
	const groups = new Map<string, GraphNode[]>();
	const kept: GraphNode[] = [];
	for (const node of graph.nodes) {
		const key = keyOf(node);
		const group = key === undefined ? undefined : groups.get(key);
		if (key === undefined) kept.push(node);
		else if (group) group.push(node);
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
	const units = group.flatMap((node) => node.units);
	const longest = group.reduce<GraphNode | undefined>(
		(most, node) => (most && most.longestNanos >= node.longestNanos ? most : node),
		undefined,
	);
	return {
		id: key,
		name: nameOf(key, units.length),
		units,
		service: '',
		calls: group.reduce((sum, node) => sum + node.calls, 0),
		failed: group.reduce((sum, node) => sum + node.failed, 0),
		longestNanos: longest?.longestNanos ?? 0,
		row: longest?.row ?? 0,
		onPath: -1,
		depth: group.reduce((least, node) => Math.min(least, node.depth), Infinity),
		async: group.every((node) => node.async),
	};
}

function nameOf(key: string, units: number): string {
	if (key === 'more') return `+ ${formatCount(units)} more`;
	if (key === 'failed') return `${formatCount(units)} more failed`;
	return `${formatCount(units)} healthy services`;
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
			longestNanos: Math.max(edge.longestNanos, known?.longestNanos ?? 0),
			totalNanos: edge.totalNanos + (known?.totalNanos ?? 0),
			async: edge.async && (known?.async ?? true),
			onPath: edge.onPath || (known?.onPath ?? false),
		});
	}
	return [...merged.values()];
}
