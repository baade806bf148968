/** What the map is drawn from: services and who calls whom. */
interface MapInput {
	readonly services: readonly { readonly service: string; readonly calls: number; readonly first: boolean }[];
	readonly edges: readonly { readonly caller: string; readonly callee: string; readonly calls: number }[];
}

export interface MapNode {
	readonly service: string;
	/** Calls away from the service in the middle: callers are negative. */
	readonly column: number;
	readonly x: number;
	readonly y: number;
}

export interface MapEdge {
	readonly caller: string;
	readonly callee: string;
	readonly calls: number;
}

/** Services of a column that did not fit. */
interface FoldedServices {
	readonly column: number;
	readonly services: readonly string[];
	readonly x: number;
	readonly y: number;
}

export interface Neighbourhood {
	readonly nodes: readonly MapNode[];
	readonly edges: readonly MapEdge[];
	readonly folded: readonly FoldedServices[];
	readonly width: number;
	readonly height: number;
}

export const MAP_NODE = { width: 212, height: 46 };
const GAP = { x: 48, y: 12 };
/** More in one column than this can't be read. */
const MAX_IN_COLUMN = 12;

/**
 * The services around one, left to right by calls away from it:
 *
 *     callers of callers │ callers │ THE ONE │ callees │ callees of callees
 *
 * Each stands once, where it is nearest; on a tie with those it calls. A column shows the services marked
 * `first` and those with most calls, the rest is folded. Linear in services and edges but for sorting.
 */
export function serviceNeighbourhood(input: MapInput, focus: string, depth: number): Neighbourhood {
	const columns = distances(input.edges, focus, depth);
	const facts = new Map(input.services.map((one) => [one.service, one]));
	const byColumn = new Map<number, string[]>();
	for (const [service, column] of columns) {
		const list = byColumn.get(column);
		if (list) list.push(service);
		else byColumn.set(column, [service]);
	}
	const weight = (service: string) => {
		const fact = facts.get(service);
		return fact ? fact.calls + (fact.first ? 1e15 : 0) : 0;
	};
	const shown = new Map<number, string[]>();
	const rest = new Map<number, string[]>();
	for (const [column, services] of byColumn) {
		services.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
		shown.set(column, services.slice(0, MAX_IN_COLUMN));
		rest.set(column, services.slice(MAX_IN_COLUMN));
	}
	const inOrder = order(shown, input.edges);
	return place(inOrder, rest, input.edges);
}

/** Calls away from the focus, down the calls first: both ways breadth first. */
function distances(edges: MapInput['edges'], focus: string, depth: number): ReadonlyMap<string, number> {
	const callees = neighbours(edges, (edge) => [edge.caller, edge.callee]);
	const callers = neighbours(edges, (edge) => [edge.callee, edge.caller]);
	const columns = new Map([[focus, 0]]);
	let [down, up] = [[focus], [focus]];
	for (let step = 1; step <= depth; step++) {
		down = reach(down, callees, columns, step);
		up = reach(up, callers, columns, -step);
	}
	return columns;
}

function neighbours(
	edges: MapInput['edges'],
	ends: (edge: MapInput['edges'][number]) => readonly [string, string],
): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	for (const edge of edges) {
		const [from, to] = ends(edge);
		const list = found.get(from);
		if (list) list.push(to);
		else found.set(from, [to]);
	}
	return found;
}

function reach(
	from: readonly string[],
	next: ReadonlyMap<string, readonly string[]>,
	columns: Map<string, number>,
	column: number,
): string[] {
	const reached: string[] = [];
	for (const service of from) {
		for (const other of next.get(service) ?? []) {
			if (columns.has(other)) continue;
			columns.set(other, column);
			reached.push(other);
		}
	}
	return reached;
}

/** Each column from the middle outwards in the order of what it hangs on, so that few lines cross. */
function order(
	shown: ReadonlyMap<number, readonly string[]>,
	edges: MapInput['edges'],
): ReadonlyMap<number, readonly string[]> {
	const rows = new Map<string, number>();
	const callees = neighbours(edges, (edge) => [edge.caller, edge.callee]);
	const callers = neighbours(edges, (edge) => [edge.callee, edge.caller]);
	const ordered = new Map<number, readonly string[]>();
	for (const column of [...shown.keys()].sort((a, b) => Math.abs(a) - Math.abs(b))) {
		const services = shown.get(column) ?? [];
		const centre = new Map(
			services.map((service) => {
				const around = [...(callees.get(service) ?? []), ...(callers.get(service) ?? [])];
				const known = around.flatMap((other) => rows.get(other) ?? []);
				return [service, known.reduce((sum, row) => sum + row, 0) / Math.max(1, known.length)];
			}),
		);
		const sorted = [...services].sort((a, b) => (centre.get(a) ?? 0) - (centre.get(b) ?? 0));
		for (const [row, service] of sorted.entries()) rows.set(service, row - (sorted.length - 1) / 2);
		ordered.set(column, sorted);
	}
	return ordered;
}

function place(
	columns: ReadonlyMap<number, readonly string[]>,
	rest: ReadonlyMap<number, readonly string[]>,
	edges: MapInput['edges'],
): Neighbourhood {
	const rowsOf = (column: number) =>
		(columns.get(column)?.length ?? 0) + ((rest.get(column)?.length ?? 0) > 0 ? 1 : 0);
	const numbers = [...columns.keys()].sort((a, b) => a - b);
	const rows = Math.max(1, ...numbers.map(rowsOf));
	const pitch = { x: MAP_NODE.width + GAP.x, y: MAP_NODE.height + GAP.y };
	const nodes: MapNode[] = [];
	const folded: FoldedServices[] = [];
	for (const [index, column] of numbers.entries()) {
		const x = index * pitch.x;
		const top = ((rows - rowsOf(column)) / 2) * pitch.y;
		const services = columns.get(column) ?? [];
		for (const [row, service] of services.entries())
			nodes.push({ service, column, x, y: top + row * pitch.y });
		const hidden = rest.get(column) ?? [];
		if (hidden.length > 0) folded.push({ column, services: hidden, x, y: top + services.length * pitch.y });
	}
	const known = new Set(nodes.map((node) => node.service));
	return {
		nodes,
		folded,
		edges: edges.filter((edge) => known.has(edge.caller) && known.has(edge.callee)),
		width: Math.max(1, numbers.length) * pitch.x - GAP.x,
		height: rows * pitch.y - GAP.y,
	};
}
