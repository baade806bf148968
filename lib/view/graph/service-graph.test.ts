import { expect, test } from 'vitest';
import { pathTo } from './failing-path.ts';
import { foldGraph } from './fold-graph.ts';
import { sizeNodes } from './graph-sizes.ts';
import { layerLayout } from './layer-layout.ts';
import { serviceGraph } from './service-graph.ts';
import { drawTable, rowOf } from '../testing/table.ts';

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
	const drm = graph.edges.find((edge) => edge.to === 'drm');
	expect([drm?.longestNanos, drm?.totalNanos]).toEqual([38e6, 68e6]);
});

test('the failing path lies on one line, left to right', () => {
	const { nodes } = layerLayout(graph, sizeNodes(graph.nodes));
	const path = nodes.filter(({ node }) => node.onPath >= 0).sort((a, b) => a.node.onPath - b.node.onPath);
	expect(path.map(({ node }) => node.id)).toEqual(['web', 'drm', 'keys']);
	const middles = new Set(path.map((placed) => placed.y + placed.height / 2));
	expect(middles.size).toBe(1);
	for (const [index, placed] of path.entries()) {
		expect(placed.x).toBeGreaterThan((path[index - 1]?.x ?? -1) + (path[index - 1]?.width ?? 0));
	}
});

test('no two nodes cover each other', () => {
	const { nodes } = layerLayout(graph, sizeNodes(graph.nodes));
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
	expect(folded.nodes.reduce((sum, node) => sum + node.units.length, 0)).toBe(5001);
});

test('over 60 nodes only the failing path and its neighbours are shown, and how many more there are', () => {
	const far = Array.from({ length: 70 }, (_, i) => `      far-${i}  op  ${i}-${i + 1}`);
	const drawn = drawTable(`
web     root   0-9000  [error]
  auth  check  1-2
    cdn read   1-2
${far.join('\n')}
  drm   issue  5-90    [error]`);
	const folded = foldGraph(serviceGraph(drawn, pathTo(drawn, rowOf(drawn, 'issue'))));
	expect(folded.nodes.map((node) => node.name)).toEqual(['web', 'drm', 'auth', '+ 71 more']);
});

test('of many failed services the first stay, the others are counted as failed', () => {
	const lines = Array.from({ length: 90 }, (_, i) => `  svc-${i}  op  ${i}-${i + 1}  [error]`);
	const all = drawTable(`web root 0-9000\n${lines.join('\n')}`);
	const names = foldGraph(serviceGraph(all, [])).nodes.map((node) => node.name);
	expect(names).toContain('82 more failed');
	expect(names.length).toBeLessThanOrEqual(20);
});

test('a workflow is cut into the steps of its failing path', () => {
	const flow = drawTable(`
flow       package        0-900
  encode   variants       10-800   [kind consumer]
    encode chunk 16       20-100
    encode chunk 17       20-700   [error]
      disk write          30-40
  audio    tracks         10-90    [kind consumer]`);
	const steps = serviceGraph(flow, pathTo(flow, rowOf(flow, 'chunk 17')));
	expect(steps.nodes.map((node) => [node.name, node.service, node.calls, node.failed])).toEqual([
		['flow', 'flow', 1, 0],
		['encode', 'encode', 1, 0],
		['chunk', 'encode', 2, 1],
		['disk', 'disk', 1, 0],
		['audio', 'audio', 1, 0],
	]);
	expect(steps.edges.find((edge) => edge.to === 'disk')?.from).toBe('encode › chunk');
});
