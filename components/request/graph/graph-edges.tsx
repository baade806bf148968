import type { PlacedEdge } from '../../../lib/view/graph/graph-layout.ts';

const MANY = 30;

/** Calls as lines: wider for many, coloured on the path to the culprit, dashed when nobody waits for the answer. */
export function GraphEdges({ edges }: { readonly edges: readonly PlacedEdge[] }) {
	return (
		<>
			<defs>
				<marker
					id="ar"
					viewBox="0 0 8 8"
					refX="7"
					refY="4"
					markerWidth="7"
					markerHeight="7"
					markerUnits="userSpaceOnUse"
					orient="auto"
				>
					<path d="M0 .8 7.5 4 0 7.2z" fill="var(--control)" />
				</marker>
				<marker
					id="ae"
					viewBox="0 0 8 8"
					refX="7"
					refY="4"
					markerWidth="9"
					markerHeight="9"
					markerUnits="userSpaceOnUse"
					orient="auto"
				>
					<path d="M0 .5 7.5 4 0 7.5z" fill="var(--path)" />
				</marker>
			</defs>
			{edges.map(({ edge, path }) => (
				<path
					key={`${edge.from} ${edge.to}`}
					d={path}
					className={`ge${edge.onPath ? ' path' : ''}${edge.async ? ' async' : ''}`}
					strokeWidth={edge.onPath ? 2.25 : edge.calls >= MANY ? 3.5 : 1.25}
					markerEnd={edge.onPath ? 'url(#ae)' : 'url(#ar)'}
				/>
			))}
		</>
	);
}
