import type { GraphLayout, PlacedNode } from './graph-layout.ts';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
export type GraphArrow = (typeof ARROWS)[number];

export function isGraphArrow(key: string): key is GraphArrow {
	return ARROWS.some((arrow) => arrow === key);
}

/**
 * The node an arrow key goes to: right to a callee and left to a caller, along the failing path where it can, else to
 * the nearest in height; up and down to the nearest of the same column.
 */
export function nodeTowards(layout: GraphLayout, id: string, arrow: GraphArrow): string | undefined {
	const here = layout.nodes.find((placed) => placed.node.id === id);
	if (!here) return undefined;
	if (arrow === 'ArrowUp' || arrow === 'ArrowDown') return inColumn(layout, here, arrow === 'ArrowUp');
	const right = arrow === 'ArrowRight';
	const edges = layout.edges.filter(({ edge }) => (right ? edge.from : edge.to) === id);
	const onPath = edges.find(({ edge }) => edge.onPath);
	if (onPath) return right ? onPath.edge.to : onPath.edge.from;
	const ends = new Set(edges.map(({ edge }) => (right ? edge.to : edge.from)));
	// A call back to the left is not where an arrow to the right should lead.
	const ahead = layout.nodes.filter(
		(placed) => ends.has(placed.node.id) && (right ? placed.x > here.x : placed.x < here.x),
	);
	return nearest(here, ahead);
}

function inColumn(layout: GraphLayout, here: PlacedNode, up: boolean): string | undefined {
	const column = layout.nodes.filter(
		(placed) =>
			placed.x < here.x + here.width &&
			here.x < placed.x + placed.width &&
			(up ? placed.y < here.y : placed.y > here.y),
	);
	return nearest(here, column);
}

function nearest(here: PlacedNode, others: readonly PlacedNode[]): string | undefined {
	const distance = (placed: PlacedNode) => Math.abs(placed.y - here.y);
	return others.toSorted((a, b) => distance(a) - distance(b))[0]?.node.id;
}
