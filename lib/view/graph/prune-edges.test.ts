import { expect, test } from 'vitest';
import type { GraphEdge, GraphNode } from './service-graph.ts';
import { pruneEdges } from './prune-edges.ts';

const node = (id: string, depth: number, onPath = -1): GraphNode => ({
	id,
	name: id,
	units: [id],
	service: id,
	calls: 1,
	failed: 0,
	longestNanos: 1,
	row: 0,
	onPath,
	depth,
	async: false,
});
const edge = (from: string, to: string, calls: number, onPath = false): GraphEdge => ({
	from,
	to,
	calls,
	failed: 0,
	longestNanos: 1,
	totalNanos: 1,
	async: false,
	onPath,
});
const nodes = [node('in', 0), node('a', 1), ...Array.from({ length: 8 }, (_, one) => node(`n${one}`, 2))];
const all = nodes.flatMap(({ id: from }) =>
	nodes.flatMap(({ id: to }) => (from === to ? [] : [edge(from, to, from === 'a' ? 9 : 5)])),
);

test('where everybody calls everybody each node keeps its main caller, the nearest to the entry', () => {
	const { graph, left } = pruneEdges({ nodes, edges: all });
	const drawn = graph.edges.map(({ from, to }) => `${from} ${to}`);
	expect(drawn.slice(0, 2)).toEqual(['in a', 'a n0']);
	expect(drawn.every((one) => one === 'in a' || one.startsWith('a n'))).toBe(true);
	expect([drawn.length, left]).toEqual([9, 81]);
});

test('the failing path is always drawn, and few edges are left as they are', () => {
	const failing = [...all.filter(({ to }) => to !== 'n7'), edge('n0', 'n7', 1, true), edge('a', 'n7', 9)];
	const drawn = pruneEdges({ nodes, edges: failing }).graph.edges;
	expect(drawn.filter(({ to }) => to === 'n7').map(({ from }) => from)).toEqual(['n0', 'a']);
	const few = { nodes, edges: all.slice(0, 20) };
	expect(pruneEdges(few)).toEqual({ graph: few, left: 0 });
});
