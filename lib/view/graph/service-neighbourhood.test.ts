import { expect, test } from 'vitest';
import { MAP_NODE, serviceNeighbourhood } from './service-neighbourhood.ts';

const edge = (caller: string, callee: string, calls = 1) => ({ caller, callee, calls });
const services = (...names: string[]) => names.map((service) => ({ service, calls: 1, first: false }));
const columnsOf = (map: ReturnType<typeof serviceNeighbourhood>) =>
	Object.fromEntries(map.nodes.map((node) => [node.service, node.column]));

test('callers stand left, callees right, as far as asked; each once, where it is nearest', () => {
	const edges = [
		edge('app', 'api'),
		edge('api', 'keys'),
		edge('keys', 'db'),
		edge('app', 'keys'),
		edge('x', 'y'),
	];
	const input = { services: services('app', 'api', 'keys', 'db', 'x', 'y'), edges };
	expect(columnsOf(serviceNeighbourhood(input, 'api', 1))).toEqual({ api: 0, app: -1, keys: 1 });
	const two = serviceNeighbourhood(input, 'api', 2);
	expect(columnsOf(two)).toEqual({ api: 0, app: -1, keys: 1, db: 2 });
	expect(two.edges).toHaveLength(4);
	const x = new Map(two.nodes.map((node) => [node.service, node.x]));
	expect(['app', 'api', 'keys', 'db'].map((name) => x.get(name))).toEqual(
		[0, 1, 2, 3].map((column) => column * (MAP_NODE.width + 48)),
	);
});

test('a ring of calls ends, a service that calls itself stands once', () => {
	const edges = [edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('a', 'a')];
	expect(columnsOf(serviceNeighbourhood({ services: services('a', 'b', 'c'), edges }, 'a', 9))).toEqual({
		a: 0,
		b: 1,
		c: -1,
	});
});

test('a thousand callees fold to the twelve that say most: in trouble first, then by calls', () => {
	const names = Array.from({ length: 1000 }, (_, n) => `s${n}`);
	const input = {
		services: names.map((service, n) => ({ service, calls: n, first: service === 's3' })),
		edges: names.map((name) => edge('hub', name)),
	};
	const map = serviceNeighbourhood(input, 'hub', 3);
	const shown = map.nodes.map((node) => node.service);
	expect(shown).toHaveLength(13);
	expect(shown).toEqual(expect.arrayContaining(['hub', 's3', 's999', 's989']));
	expect(map.folded).toMatchObject([{ column: 1, services: { length: 988 } }]);
	expect(map.edges).toHaveLength(12);
	const places = new Set(map.nodes.map((node) => `${node.x} ${node.y}`));
	expect(places.size).toBe(13);
});

test('nobody around it: the service stands alone', () => {
	const map = serviceNeighbourhood({ services: services('a'), edges: [] }, 'a', 2);
	expect(map).toMatchObject({ nodes: [{ service: 'a', x: 0, y: 0 }], edges: [], ...MAP_NODE });
});
