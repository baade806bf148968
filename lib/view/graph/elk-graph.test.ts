import ELK from 'elkjs/lib/elk.bundled.js';
import { expect, test } from 'vitest';
import { fromElk, toElk } from './elk-graph.ts';
import { pathTo } from './failing-path.ts';
import { layoutKey } from './graph-layout.ts';
import { sizeNodes } from './graph-sizes.ts';
import { nodeTowards } from './graph-steps.ts';
import { spokenNode } from './graph-words.ts';
import { serviceGraph } from './service-graph.ts';
import { drawTable, rowOf } from '../testing/table.ts';

const table = drawTable(`
web          play    0-100  [error]
  drm        issue   2-80   [error]
    policy   check   3-4
    keys     get     5-70   [error]
      db     read    6-9
      db     read    10-12
      web    notify  12-13
  auth       check   1-2
    ldap     find    1-2
  profile    read    1-2
`);
const graph = serviceGraph(table, pathTo(table, rowOf(table, 'get')));
const sizes = sizeNodes(graph.nodes);

async function laidOut() {
	return fromElk(graph, sizes, await new ELK().layout(toElk(graph, sizes)));
}

test('the failing path is straight and nothing covers anything', async () => {
	const { nodes, width, height } = await laidOut();
	expect(nodes).toHaveLength(graph.nodes.length);
	const path = nodes.filter(({ node }) => node.onPath >= 0);
	expect(new Set(path.map((placed) => placed.y + placed.height / 2)).size).toBe(1);
	for (const a of nodes) {
		expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
		for (const b of nodes) {
			const apart =
				a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
			expect(a === b || apart).toBe(true);
		}
	}
});

test('edges of the path are straight lines, and a call back to the left is drawn too', async () => {
	const { edges } = await laidOut();
	expect(edges).toHaveLength(graph.edges.length);
	for (const { path } of edges) expect(path).not.toContain('NaN');
	const onPath = edges.filter(({ edge }) => edge.onPath);
	expect(onPath).toHaveLength(2);
	for (const { path } of onPath) expect(path).toMatch(/^M[\d.]+ [\d.]+H[\d.]+$/);
});

test('arrow keys follow edges, the failing path first', async () => {
	const layout = await laidOut();
	expect(nodeTowards(layout, 'web', 'ArrowRight')).toBe('drm');
	expect(nodeTowards(layout, 'keys', 'ArrowRight')).toBe('db');
	expect(nodeTowards(layout, 'db', 'ArrowLeft')).toBe('keys');
	expect(nodeTowards(layout, 'db', 'ArrowRight')).toBe(undefined);
	const above = ['ArrowUp', 'ArrowDown'] as const;
	expect(above.some((arrow) => nodeTowards(layout, 'drm', arrow) !== undefined)).toBe(true);
});

test('a node is spoken with what failed, its callers and its callees', () => {
	const keys = graph.nodes.find((node) => node.id === 'keys');
	expect(keys && spokenNode(graph, keys, 'failure starts here')).toBe(
		'keys, failed, 1 call, 65 milliseconds, failure starts here, called by drm, calls db twice and web',
	);
});

test('another request of the same shape shares its layout', () => {
	const later = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, row: node.row + 1 })) };
	expect(layoutKey(later, sizeNodes(later.nodes))).toBe(layoutKey(graph, sizes));
	const fewer = { ...graph, edges: graph.edges.slice(1) };
	expect(layoutKey(fewer, sizes)).not.toBe(layoutKey(graph, sizes));
});
