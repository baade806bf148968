import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { edgePath } from './edge-path.ts';
import type { GraphLayout, PlacedNode } from './graph-layout.ts';
import { FLAG_HEIGHT, type SizedNode } from './graph-sizes.ts';
import type { ServiceGraph } from './service-graph.ts';

const MARGIN = 6;
/** Room below the lowest node: for stacks and calls back to the left. */
const BELOW = 18;

const OPTIONS = {
	'elk.algorithm': 'layered',
	'elk.direction': 'RIGHT',
	'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
	'elk.layered.nodePlacement.favorStraightEdges': 'true',
	'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
	'elk.edgeRouting': 'POLYLINE',
	'elk.spacing.nodeNode': '13',
	'elk.layered.spacing.nodeNodeBetweenLayers': '27',
} as const;

/** The graph as ELK takes it: healthy ones first, then the path, then what runs apart, so that the path lies between. */
export function toElk(graph: ServiceGraph, sizes: readonly SizedNode[]): ElkNode {
	const rank = ({ node }: SizedNode) => (node.onPath >= 0 ? 1 : node.async || node.failed > 0 ? 2 : 0);
	const known = new Set(sizes.map((item) => item.node.id));
	return {
		id: 'graph',
		layoutOptions: OPTIONS,
		children: sizes
			.toSorted((a, b) => rank(a) - rank(b))
			.map(({ node, size, width, height }) => ({
				id: node.id,
				width,
				// The flag above is balanced below, so that the middle of ELK's box is the middle of ours.
				height: height + flagOf(size) * 2,
			})),
		edges: graph.edges
			.filter((edge) => known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to)
			.map((edge) => ({
				id: edgeId(edge.from, edge.to),
				sources: [edge.from],
				targets: [edge.to],
				layoutOptions: { 'elk.layered.priority.straightness': edge.onPath ? '50' : '1' },
			})),
	};
}

/**
 * ELK's answer with the failing path pulled straight: each column slides until its path node stands on the origin's
 * line, and edges that pass through it slide along. Inside a column nothing changes, so nothing comes to overlap.
 */
export function fromElk(graph: ServiceGraph, sizes: readonly SizedNode[], answer: ElkNode): GraphLayout {
	const places = new Map((answer.children ?? []).map((child) => [child.id, child]));
	const boxes = sizes.flatMap((item): PlacedNode[] => {
		const found = places.get(item.node.id);
		return found ? [{ ...item, x: found.x ?? 0, y: (found.y ?? 0) + flagOf(item.size) }] : [];
	});
	const columns = straighten(boxes);
	const shiftAt = (x: number) => columns.find(({ from, to }) => x >= from && x <= to)?.dy ?? 0;
	const moved = boxes.map((box) => ({ ...box, y: box.y + shiftAt(box.x) }));
	const routes = new Map(
		(answer.edges ?? []).map((edge) => [
			edge.id,
			bendsOf(edge).map(({ x, y }): [number, number] => [x, y + shiftAt(x)]),
		]),
	);
	const top = moved.reduce((least, box) => Math.min(least, box.y - flagOf(box.size)), Infinity);
	const nodes = moved.map((box) => ({ ...box, x: box.x - leftOf(moved) + MARGIN, y: box.y - top + MARGIN }));
	const [dx, dy] = [MARGIN - leftOf(moved), MARGIN - top];
	const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
	return {
		width: nodes.reduce((most, box) => Math.max(most, box.x + box.width), 0) + MARGIN * 2,
		height: nodes.reduce((most, box) => Math.max(most, box.y + box.height), 0) + BELOW,
		nodes,
		edges: graph.edges.flatMap((edge) => {
			const from = byId.get(edge.from);
			const to = byId.get(edge.to);
			const bends = (routes.get(edgeId(edge.from, edge.to)) ?? []).map(([x, y]) => [x + dx, y + dy] as const);
			return from && to ? [{ edge, path: edgePath(from, to, bends) }] : [];
		}),
	};
}

interface Column {
	readonly from: number;
	readonly to: number;
	readonly dy: number;
}

/** ELK's layers are columns that don't share a place on the x axis. */
function straighten(boxes: readonly PlacedNode[]): readonly Column[] {
	const path = boxes.filter((box) => box.node.onPath >= 0);
	const origin = path.find((box) => box.size === 'origin');
	if (!origin) return [];
	const columns: { from: number; to: number; dy: number }[] = [];
	for (const box of boxes.toSorted((a, b) => a.x - b.x)) {
		const last = columns.at(-1);
		const dy = box.node.onPath >= 0 ? middleOf(origin) - middleOf(box) : 0;
		if (!last || box.x > last.to) columns.push({ from: box.x, to: box.x + box.width, dy });
		else {
			last.to = Math.max(last.to, box.x + box.width);
			last.dy ||= dy;
		}
	}
	return columns;
}

function middleOf(box: PlacedNode): number {
	return box.y + box.height / 2;
}

function leftOf(boxes: readonly PlacedNode[]): number {
	return boxes.reduce((least, box) => Math.min(least, box.x), Infinity);
}

function flagOf(size: SizedNode['size']): number {
	return size === 'origin' ? FLAG_HEIGHT : 0;
}

function bendsOf(edge: ElkExtendedEdge) {
	return (edge.sections ?? []).flatMap((section) => section.bendPoints ?? []);
}

function edgeId(from: string, to: string): string {
	return `${from}\n${to}`;
}
