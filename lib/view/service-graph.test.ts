import { expect, test } from 'vitest';
import { pathTo } from './failing-path.ts';
import { foldGraph } from './fold-graph.ts';
import { layoutGraph } from './graph-layout.ts';
import { serviceGraph } from './service-graph.ts';
import { drawTable, rowOf } from './testing/table.ts';

const table = drawTable(`
web        play    0-100  [error]
  web      inner   1-90
    drm    issue   2-40   [error]
    drm    issue   50-80  [error]
      keys get     55-70  [error]
  auth     check   1-2
`);
const graph = serviceGraph(table, pathTo(table, rowOf(table, 'get')));

test('a call is a span whose parent is of another service', () => {
	expect(graph.edges.map((edge) => [edge.from, edge.to, edge.calls, edge.failed, edge.onPath])).toEqual([
		['web', 'drm', 2, 2, true],
		['drm', 'keys', 1, 1, true],
		['web', 'auth', 1, 0, false],
	]);
	expect(graph.nodes.find((node) => node.id === 'drm')?.longestNanos).toBe(38e6);
});

test('the failing path lies on one line, left to right', () => {
	const { nodes } = layoutGraph(graph);
	const path = nodes.filter(({ node }) => node.onPath >= 0).sort((a, b) => a.node.onPath - b.node.onPath);
	expect(path.map(({ node }) => node.id)).toEqual(['web', 'drm', 'keys']);
	const middles = new Set(path.map((placed) => placed.y + placed.height / 2));
	expect(middles.size).toBe(1);
	for (const [index, placed] of path.entries()) {
		expect(placed.x).toBeGreaterThan((path[index - 1]?.x ?? -1) + (path[index - 1]?.width ?? 0));
	}
});

test('no two nodes cover each other', () => {
	const { nodes } = layoutGraph(graph);
	for (const a of nodes) {
		for (const b of nodes) {
			const apart =
				a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
			expect(a === b || apart).toBe(true);
		}
	}
});

test('5,000 healthy services fold to a graph that can be read; failures never fold', () => {
	const lines = Array.from(
		{ length: 5000 },
		(_, i) => `  svc-${i}  op  ${i}-${i + 1}${i === 77 ? '  [error]' : ''}`,
	);
	const wide = drawTable(`web root 0-9000\n${lines.join('\n')}`);
	const folded = foldGraph(serviceGraph(wide, []));
	expect(folded.nodes.length).toBeLessThanOrEqual(20);
	expect(folded.nodes.some((node) => node.id === 'svc-77')).toBe(true);
	expect(folded.nodes.reduce((sum, node) => sum + node.services.length, 0)).toBe(5001);
});
