import type { GraphEdge, ServiceGraph } from './service-graph.ts';
import type { SizedNode } from './graph-sizes.ts';

/** A node with its place. */
export interface PlacedNode extends SizedNode {
	readonly x: number;
	readonly y: number;
}

export interface PlacedEdge {
	readonly edge: GraphEdge;
	/** An SVG path from the caller's right side to the callee's left. */
	readonly path: string;
}

export interface GraphLayout {
	readonly width: number;
	readonly height: number;
	readonly nodes: readonly PlacedNode[];
	readonly edges: readonly PlacedEdge[];
}

/** Layouts of one graph with one set of sizes are the same: what a cache of them goes by. */
export function layoutKey(graph: ServiceGraph, sizes: readonly SizedNode[]): string {
	const nodes = sizes.map(({ node, width, height }) => [node.id, node.onPath, width, height]);
	const edges = graph.edges.map(({ from, to, onPath }) => [from, to, onPath]);
	return JSON.stringify([nodes, edges]);
}
