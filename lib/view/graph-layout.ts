import type { GraphEdge, GraphNode, ServiceGraph } from './service-graph.ts';

/** A node with its place. `size` is how much it says: one line, or name and duration, or the origin. */
export interface PlacedNode {
	readonly node: GraphNode;
	readonly size: 'mini' | 'full' | 'origin';
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
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

const HEIGHT = { mini: 28, full: 46, origin: 60 } as const;
const LAYER_GAP = 32;
const NODE_GAP = 13;
const MARGIN = 4;
/** Up to this many services all are drawn with their durations. */
const FEW = 8;
/** From this many calls on a service is drawn as a stack. */
const REPEATS = 5;

type Sized = { node: GraphNode; size: PlacedNode['size']; width: number; height: number };

/**
 * Services left to right by distance from the entry, the failing path on one straight line: its healthy
 * siblings stand above it, async ones below.
 */
export function layoutGraph(graph: ServiceGraph): GraphLayout {
	const last = graph.nodes.reduce((most, node) => Math.max(most, node.onPath), -1);
	const layers: Sized[][] = [];
	for (const node of graph.nodes) {
		const layer = layerOf(graph, node);
		(layers[layer] ??= []).push(sized(node, last, graph.nodes.length <= FEW));
	}
	const full = layers.filter((layer) => layer !== undefined);
	const columns = full.map((layer) => column(layer));
	const top = Math.max(0, ...columns.map((placed) => placed.above));
	const bottom = Math.max(0, ...columns.map((placed) => placed.below));
	const nodes: PlacedNode[] = [];
	let x = MARGIN;
	for (const placed of columns) {
		for (const { item, dy } of placed.items) {
			nodes.push({ ...item, x: x + (placed.width - item.width) / 2, y: MARGIN + top + dy });
		}
		x += placed.width + LAYER_GAP;
	}
	const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
	const edges = graph.edges.flatMap((edge) => {
		const from = byId.get(edge.from);
		const to = byId.get(edge.to);
		return from && to ? [{ edge, path: edgePath(from, to) }] : [];
	});
	return { width: x - LAYER_GAP + MARGIN, height: top + bottom + MARGIN * 2, nodes, edges };
}

/** Path nodes stand at their place on the path, others one step right of the caller they hang on. */
function layerOf(graph: ServiceGraph, node: GraphNode): number {
	if (node.onPath >= 0) return node.onPath;
	const places = new Map(graph.nodes.map((other) => [other.id, other.onPath]));
	const callers = graph.edges
		.filter((edge) => edge.to === node.id)
		.map((edge) => places.get(edge.from) ?? -1);
	const onPath = callers.filter((place) => place >= 0);
	return onPath.length > 0 ? Math.min(...onPath) + 1 : node.depth;
}

function sized(node: GraphNode, last: number, few: boolean): Sized {
	const told = node.onPath >= 0 || node.failed > 0 || (node.calls >= REPEATS && node.services.length === 1);
	const size = node.onPath >= 0 && node.onPath === last ? 'origin' : told || few ? 'full' : 'mini';
	const letters = node.services.length > 1 ? 20 : node.id.length;
	const name = size === 'mini' ? 38 + letters * 6.6 : 46 + letters * 6.8;
	const width =
		size === 'mini' ? name : Math.max(size === 'origin' ? 150 : 114, name, 24 + factLetters(node) * 6.4);
	return { node, size, width: Math.round(width), height: HEIGHT[size] };
}

/** Letters of a node's second line: "×3 · 1.21 s · 3 failed". */
function factLetters(node: GraphNode): number {
	const calls = node.calls > 1 ? `×${node.calls} · `.length : 0;
	const failed = node.failed > 1 ? ` · ${node.failed} failed`.length : 0;
	return calls + '1.21 s'.length + failed;
}

/** One column around the path's line at 0: `dy` is the distance of a node's top from it. */
function column(layer: readonly Sized[]) {
	const path = layer.find((item) => item.node.onPath >= 0);
	const others = layer.filter((item) => item !== path);
	const below = path ? others.filter((item) => item.node.async || item.node.failed > 0) : [];
	const above = others.filter((item) => !below.includes(item));
	const items: { item: Sized; dy: number }[] = [];
	const stack = above.reduce((sum, item) => sum + item.height + NODE_GAP, 0);
	let dy = path ? -path.height / 2 - stack - (path.size === 'origin' ? 26 : 0) : -(stack - NODE_GAP) / 2;
	const start = dy;
	for (const item of above) {
		items.push({ item, dy });
		dy += item.height + NODE_GAP;
	}
	if (path) {
		items.push({ item: path, dy: -path.height / 2 });
		dy = path.height / 2 + NODE_GAP;
	}
	for (const item of below) {
		items.push({ item, dy });
		dy += item.height + NODE_GAP;
	}
	const flag = path?.size === 'origin' ? 28 : 0;
	return {
		items,
		above: Math.max(-start, path ? path.height / 2 + flag : 0),
		below: Math.max(dy - NODE_GAP, path ? path.height / 2 + 12 : 0),
		width: Math.max(...layer.map((item) => item.width)),
	};
}

function edgePath(from: PlacedNode, to: PlacedNode): string {
	const x1 = from.x + from.width;
	const y1 = from.y + from.height / 2;
	const x2 = to.x - 3;
	const y2 = to.y + to.height / 2;
	if (x2 <= x1) {
		const drop = Math.max(from.y + from.height, to.y + to.height) + 14;
		return `M${x1 - 20} ${from.y + from.height}V${drop}H${to.x + 20}V${to.y + to.height + 3}`;
	}
	const middle = (x1 + x2) / 2;
	return y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
