import { LRUCache } from 'lru-cache';
import { useEffect, useMemo, useState } from 'react';
import { fromElk, toElk } from '../../../lib/view/graph/elk-graph.ts';
import { type GraphLayout, layoutKey } from '../../../lib/view/graph/graph-layout.ts';
import { sizeNodes } from '../../../lib/view/graph/graph-sizes.ts';
import { layerLayout } from '../../../lib/view/graph/layer-layout.ts';
import type { ServiceGraph } from '../../../lib/view/graph/service-graph.ts';
import { elkLayout } from './elk-layout.ts';

/** ELK's time explodes with edges through few nodes; past this the simple layout is drawn at once. */
const MAX_NODES = 80;
const MAX_EDGES = 240;
/** By the shape of the graph: requests of one route look alike, and going back to a view must not move it. */
const laidOut = new LRUCache<string, GraphLayout>({ max: 50 });

/** Where nodes stand. Undefined while that is worked out; what was drawn never moves to another layout. */
export function useGraphLayout(graph: ServiceGraph): GraphLayout | undefined {
	const { sizes, key } = useMemo(() => {
		const sized = sizeNodes(graph.nodes);
		return { sizes: sized, key: layoutKey(graph, sized) };
	}, [graph]);
	const [ready, setReady] = useState('');
	const known = laidOut.get(key);
	useEffect(() => {
		if (laidOut.has(key)) return undefined;
		let wanted = true;
		void (async () => {
			const small = graph.nodes.length <= MAX_NODES && graph.edges.length <= MAX_EDGES;
			const answer = small ? await elkLayout(toElk(graph, sizes)) : undefined;
			laidOut.set(key, answer ? fromElk(graph, sizes, answer) : layerLayout(graph, sizes));
			if (wanted) setReady(key);
		})();
		return () => {
			wanted = false;
		};
	}, [graph, sizes, key]);
	// A layout of the same shape may be of another request: its places hold, its facts don't.
	return useMemo(
		() => (known && (ready === key || laidOut.has(key)) ? withFacts(known, graph) : undefined),
		[known, ready, key, graph],
	);
}

function withFacts(layout: GraphLayout, graph: ServiceGraph): GraphLayout {
	const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
	const edges = new Map(graph.edges.map((edge) => [`${edge.from}\n${edge.to}`, edge]));
	return {
		...layout,
		nodes: layout.nodes.map((placed) => ({ ...placed, node: nodes.get(placed.node.id) ?? placed.node })),
		edges: layout.edges.map((placed) => ({
			...placed,
			edge: edges.get(`${placed.edge.from}\n${placed.edge.to}`) ?? placed.edge,
		})),
	};
}
