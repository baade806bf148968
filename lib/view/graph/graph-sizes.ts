import type { GraphNode } from './service-graph.ts';

/** `size` is how much a node says: one line, or name and duration, or the origin of a failure. */
export interface SizedNode {
	readonly node: GraphNode;
	readonly size: 'mini' | 'full' | 'origin';
	readonly width: number;
	readonly height: number;
}

const HEIGHT = { mini: 28, full: 46, origin: 60 } as const;
/** Up to this many nodes all are drawn with their durations. */
const FEW = 8;
/** From this many calls on a node is drawn as a stack. */
const REPEATS = 5;
/** Room above the origin for its flag. */
export const FLAG_HEIGHT = 28;

/** Each node with the room its words need. */
export function sizeNodes(nodes: readonly GraphNode[]): SizedNode[] {
	const last = nodes.reduce((most, node) => Math.max(most, node.onPath), -1);
	return nodes.map((node) => sized(node, last, nodes.length <= FEW));
}

function sized(node: GraphNode, last: number, few: boolean): SizedNode {
	const told = node.onPath >= 0 || node.failed > 0 || (node.calls >= REPEATS && node.units.length === 1);
	const size = node.onPath >= 0 && node.onPath === last ? 'origin' : told || few ? 'full' : 'mini';
	const letters = node.name.length;
	const name = size === 'mini' ? 38 + letters * 6.2 : 44 + letters * 6.6;
	const width =
		size === 'mini' ? name : Math.max(size === 'origin' ? 150 : 114, name, 24 + factLetters(node) * 5.8);
	return { node, size, width: Math.round(width), height: HEIGHT[size] };
}

/** Letters of a node's second line: "×3 · 1.21 s · 3 failed". */
function factLetters(node: GraphNode): number {
	const calls = node.calls > 1 ? `×${node.calls} · `.length : 0;
	const failed = node.failed > 1 ? ` · ${node.failed} failed`.length : 0;
	return calls + '1.21 s'.length + failed;
}
