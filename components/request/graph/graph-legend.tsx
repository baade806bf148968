import type { GraphLayout } from '../../../lib/view/graph/graph-layout.ts';
import { formatCounted } from '../../../lib/format/count.ts';

/** What the marks in this drawing mean, and the way back from a zoom. */
export function GraphLegend(props: {
	readonly layout: GraphLayout;
	/** Edges that are not drawn. */
	readonly left: number;
	/** Name of the path to the culprit, where there is one. */
	readonly path: string | undefined;
	readonly fit: (() => void) | undefined;
}) {
	const { layout, left, path, fit } = props;
	const anyAsync = layout.edges.some(({ edge }) => edge.async);
	const anyRepeats = layout.nodes.some(({ node }) => node.calls > 1);
	return (
		<>
			<ul className="gleg" aria-label="How to read the graph">
				{path ? (
					<li>
						<i className="a" />
						{path}
					</li>
				) : null}
				{anyAsync ? (
					<li>
						<i className="b" />
						async
					</li>
				) : null}
				{anyRepeats ? (
					<li>
						<i className="c" />
						repeated calls, folded
					</li>
				) : null}
				{left > 0 ? <li>main callers only; {formatCounted(left, 'more call path')} in the table</li> : null}
			</ul>
			{fit ? (
				<button type="button" className="btn sm graph-fit" onClick={fit}>
					Fit graph
				</button>
			) : null}
		</>
	);
}
