import { edgePath } from './edge-path.ts';
import type { GraphLayout, PlacedNode } from './graph-layout.ts';
import { FLAG_HEIGHT, type SizedNode } from './graph-sizes.ts';
import type { ServiceGraph } from './service-graph.ts';

const LAYER_GAP = 32;
const NODE_GAP = 13;
const MARGIN = 4;

/**
 * The layout that always works, in time linear in nodes and edges: nodes left to right by distance from the entry,
 * the failing path on one straight line, its healthy siblings above it, async ones below.
 */
export function layerLayout(graph: ServiceGraph, sizes: readonly SizedNode[]): GraphLayout {
	const layerOf = layers(graph);
	const filled = new Map<number, SizedNode[]>();
	for (const item of sizes) {
		const layer = layerOf(item);
		const others = filled.get(layer);
		if (others) others.push(item);
		else filled.set(layer, [item]);
	}
	const columns = [...filled].sort(([a], [b]) => a - b).map(([, items]) => column(items));
	const top = columns.reduce((most, placed) => Math.max(most, placed.above), 0);
	const bottom = columns.reduce((most, placed) => Math.max(most, placed.below), 0);
	const nodes: PlacedNode[] = [];
	let x = MARGIN;
	for (const placed of columns) {
		for (const { item, dy } of placed.items)
			nodes.push({ ...item, x: x + (placed.width - item.width) / 2, y: MARGIN + top + dy });
		x += placed.width + LAYER_GAP;
	}
	const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
	const edges = graph.edges.flatMap((edge) => {
		const from = byId.get(edge.from);
		const to = byId.get(edge.to);
		return from && to ? [{ edge, path: edgePath(from, to, []) }] : [];
	});
	return { width: x - LAYER_GAP + MARGIN, height: top + bottom + MARGIN * 2, nodes, edges };
}

/** Path nodes stand at their place on the path, others one step right of the caller they hang on. */
function layers(graph: ServiceGraph): (item: SizedNode) => number {
	const places = new Map(graph.nodes.map((node) => [node.id, node.onPath]));
	const callers = new Map<string, number>();
	for (const edge of graph.edges) {
		const place = places.get(edge.from) ?? -1;
		if (place >= 0) callers.set(edge.to, Math.min(place, callers.get(edge.to) ?? place));
	}
	return ({ node }) => {
		if (node.onPath >= 0) return node.onPath;
		const caller = callers.get(node.id);
		return caller === undefined ? node.depth : caller + 1;
	};
}

/** One column around the path's line at 0: `dy` is the distance of a node's top from it. */
function column(layer: readonly SizedNode[]) {
	const path = layer.find((item) => item.node.onPath >= 0);
	const isBelow = ({ node }: SizedNode) => path !== undefined && (node.async || node.failed > 0);
	const others = layer.filter((item) => item !== path);
	const above = others.filter((item) => !isBelow(item));
	const flag = path?.size === 'origin' ? FLAG_HEIGHT : 0;
	const stack = above.reduce((sum, item) => sum + item.height + NODE_GAP, 0);
	let dy = path ? -path.height / 2 - stack - flag : -(stack - NODE_GAP) / 2;
	const start = dy;
	const items: { item: SizedNode; dy: number }[] = [];
	for (const item of above) {
		items.push({ item, dy });
		dy += item.height + NODE_GAP;
	}
	if (path) {
		items.push({ item: path, dy: -path.height / 2 });
		dy = path.height / 2 + NODE_GAP;
	}
	for (const item of others.filter(isBelow)) {
		items.push({ item, dy });
		dy += item.height + NODE_GAP;
	}
	return {
		items,
		above: Math.max(-start, path ? path.height / 2 + flag : 0),
		below: Math.max(dy - NODE_GAP, path ? path.height / 2 + 12 : 0),
		width: layer.reduce((most, item) => Math.max(most, item.width), 0),
	};
}
