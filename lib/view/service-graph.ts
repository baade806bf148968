import { STATUS } from '../model/span-kind.ts';
import { MARK, type SpanTable } from '../model/trace.ts';

/** One service, or several healthy ones folded together, in the call graph. */
export interface GraphNode {
	readonly id: string;
	readonly services: readonly string[];
	/** Spans that entered the service from outside. */
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
	readonly async: boolean;
	readonly onPath: boolean;
}

export interface ServiceGraph {
	readonly nodes: readonly GraphNode[];
	readonly edges: readonly GraphEdge[];
}

interface Edge {
	from: number;
	to: number;
	calls: number;
	failed: number;
	async: boolean;
}
type Node = { -readonly [Key in keyof GraphNode]: GraphNode[Key] };

/** Who called whom, in one pass over the spans: a call is a span whose parent is of another service. */
export function serviceGraph(table: SpanTable, path: readonly number[]): ServiceGraph {
	const names = table.services.values;
	const nodes = new Map<number, Node>();
	const edges = new Map<number, Edge>();
	const depths = new Int32Array(table.length);
	for (let row = 0; row < table.length; row++) {
		const parent = table.parents[row] ?? -1;
		const service = table.services.codes[row] ?? 0;
		const caller = parent < 0 ? -1 : (table.services.codes[parent] ?? 0);
		depths[row] = (parent < 0 ? 0 : (depths[parent] ?? 0)) + (parent >= 0 && caller !== service ? 1 : 0);
		if (caller === service) continue;
		const failed = table.statusCodes[row] === STATUS.error ? 1 : 0;
		const async = ((table.marks[row] ?? 0) & MARK.async) !== 0;
		enter(
			nodes,
			service,
			names[service] ?? '',
			table.durations[row] ?? 0,
			row,
			depths[row] ?? 0,
			failed,
			async,
		);
		if (caller < 0) continue;
		const key = caller * names.length + service;
		const edge = edges.get(key);
		if (edge) {
			edge.calls++;
			edge.failed += failed;
			edge.async &&= async;
		} else edges.set(key, { from: caller, to: service, calls: 1, failed, async });
	}
	const steps = servicesOnPath(table, path);
	for (const [place, service] of steps.entries()) {
		const node = nodes.get(service);
		if (node) node.onPath = place;
	}
	return {
		nodes: [...nodes.values()],
		edges: [...edges.values()].map((edge) => ({
			...edge,
			from: names[edge.from] ?? '',
			to: names[edge.to] ?? '',
			onPath: steps.some((service, place) => service === edge.from && steps[place + 1] === edge.to),
		})),
	};
}

function enter(
	nodes: Map<number, Node>,
	service: number,
	name: string,
	nanos: number,
	row: number,
	depth: number,
	failed: number,
	async: boolean,
): void {
	const node = nodes.get(service);
	if (!node) {
		const one = {
			id: name,
			services: [name],
			calls: 1,
			failed,
			longestNanos: nanos,
			row,
			onPath: -1,
			depth,
			async,
		};
		nodes.set(service, one);
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

/** Services along the path, each once, at its last place. */
function servicesOnPath(table: SpanTable, path: readonly number[]): number[] {
	const services = new Set<number>();
	for (const row of path) {
		const service = table.services.codes[row] ?? 0;
		services.delete(service);
		services.add(service);
	}
	return [...services];
}
