import { STATUS } from '../../model/span-kind.ts';
import { SPAN_MARK, type SpanColumns } from '../../model/trace.ts';
import { type GraphUnits, graphUnits } from './graph-units.ts';

/** One service, one step of a workflow, or several healthy ones folded together, in the call graph. */
export interface GraphNode {
	readonly id: string;
	readonly name: string;
	/** Units it stands for: one, unless it was folded. */
	readonly units: readonly string[];
	/** Whose mark it wears; empty where several were folded. */
	readonly service: string;
	/** Spans that entered from outside. */
	readonly calls: number;
	readonly failed: number;
	readonly longestNanos: number;
	/** The row to select: the longest entry. */
	readonly row: number;
	/** Place on the failing path from 0, or -1. */
	readonly onPath: number;
	/** Calls away from where the request came in. */
	readonly depth: number;
	readonly async: boolean;
}

export interface GraphEdge {
	readonly from: string;
	readonly to: string;
	readonly calls: number;
	readonly failed: number;
	readonly longestNanos: number;
	readonly totalNanos: number;
	readonly async: boolean;
	readonly onPath: boolean;
}

export interface ServiceGraph {
	/** The failing path first, in its order. */
	readonly nodes: readonly GraphNode[];
	readonly edges: readonly GraphEdge[];
}

type Edge = { -readonly [Key in keyof Omit<GraphEdge, 'from' | 'to' | 'onPath'>]: GraphEdge[Key] } & {
	readonly from: number;
	readonly to: number;
};
type Node = { -readonly [Key in keyof GraphNode]: GraphNode[Key] };

/** Who called whom, in one pass over the spans: a call is a span whose parent is of another unit. */
export function serviceGraph(table: SpanColumns, path: readonly number[]): ServiceGraph {
	const units = graphUnits(table, path);
	const nodes = new Map<number, Node>();
	const edges = new Map<number, Edge>();
	const depths = new Int32Array(table.length);
	for (let row = 0; row < table.length; row++) {
		const parent = table.parents[row] ?? -1;
		const unit = units.codes[row] ?? 0;
		const caller = parent < 0 ? -1 : (units.codes[parent] ?? 0);
		depths[row] = (parent < 0 ? 0 : (depths[parent] ?? 0)) + (parent >= 0 && caller !== unit ? 1 : 0);
		if (caller === unit) continue;
		enterNode(nodes, units, table, row, depths[row] ?? 0);
		if (caller >= 0) enterEdge(edges, caller * units.list.length + unit, caller, unit, table, row);
	}
	const steps = unitsOnPath(units, path);
	for (const [place, unit] of steps.entries()) {
		const node = nodes.get(unit);
		if (node) node.onPath = place;
	}
	const places = new Map(steps.map((unit, place) => [unit, place]));
	const idOf = (unit: number) => units.list[unit]?.id ?? '';
	return {
		nodes: [...nodes.values()].sort((a, b) => placeOf(a) - placeOf(b)),
		edges: [...edges.values()].map((edge) => ({
			...edge,
			from: idOf(edge.from),
			to: idOf(edge.to),
			onPath: (places.get(edge.from) ?? -2) + 1 === places.get(edge.to),
		})),
	};
}

function placeOf(node: GraphNode): number {
	return node.onPath < 0 ? Number.MAX_SAFE_INTEGER : node.onPath;
}

function factsOf(table: SpanColumns, row: number) {
	return {
		nanos: table.durations[row] ?? 0,
		failed: table.statusCodes[row] === STATUS.error ? 1 : 0,
		async: ((table.marks[row] ?? 0) & SPAN_MARK.async) !== 0,
	};
}

function enterNode(
	nodes: Map<number, Node>,
	units: GraphUnits,
	table: SpanColumns,
	row: number,
	depth: number,
): void {
	const code = units.codes[row] ?? 0;
	const { nanos, failed, async } = factsOf(table, row);
	const node = nodes.get(code);
	if (!node) {
		const { id = '', name = '', service = '' } = units.list[code] ?? {};
		const counted = { calls: 1, failed, longestNanos: nanos, row, onPath: -1, depth, async };
		nodes.set(code, { id, name, units: [id], service, ...counted });
		return;
	}
	node.calls++;
	node.failed += failed;
	node.depth = Math.min(node.depth, depth);
	node.async &&= async;
	if (nanos > node.longestNanos) {
		node.longestNanos = nanos;
		node.row = row;
	}
}

function enterEdge(
	edges: Map<number, Edge>,
	key: number,
	from: number,
	to: number,
	table: SpanColumns,
	row: number,
): void {
	const { nanos, failed, async } = factsOf(table, row);
	const edge = edges.get(key);
	if (!edge) {
		edges.set(key, { from, to, calls: 1, failed, longestNanos: nanos, totalNanos: nanos, async });
		return;
	}
	edge.calls++;
	edge.failed += failed;
	edge.longestNanos = Math.max(edge.longestNanos, nanos);
	edge.totalNanos += nanos;
	edge.async &&= async;
}

/** Units along the path, each once, at its last place. */
function unitsOnPath({ codes }: GraphUnits, path: readonly number[]): number[] {
	const found = new Set<number>();
	for (const row of path) {
		const unit = codes[row] ?? 0;
		found.delete(unit);
		found.add(unit);
	}
	return [...found];
}
