import { Link } from '../base/link.tsx';
import { MAP_NODE, type MapNode } from '../../lib/view/graph/service-neighbourhood.ts';
import { Icon } from '../base/icon.tsx';
import { markOf, type ServiceMarks } from '../base/service-mark.tsx';
import { serviceMapHref } from '../base/service-href.ts';

const LONGEST_NAME = 22;
const STATE_WORDS = { trouble: 'in trouble', slow: 'slower than usual', fine: 'not in trouble' } as const;

/** A service on the map: a link that puts it in the middle. */
export function MapNodeBox(props: {
	readonly node: MapNode;
	readonly depth: number;
	readonly focused: boolean;
	readonly marks: ServiceMarks;
	readonly state: keyof typeof STATE_WORDS;
	/** Second line: calls, failures, slowest. */
	readonly facts: string;
}) {
	const { node, depth, focused, marks, state, facts } = props;
	const mark = markOf(marks, node.service);
	const name =
		node.service.length > LONGEST_NAME ? `${node.service.slice(0, LONGEST_NAME - 1)}…` : node.service;
	return (
		<Link
			href={serviceMapHref(node.service, depth)}
			scroll={false}
			className={`gn sv-node ${state}${focused ? ' focused' : ''}`}
			aria-current={focused ? 'true' : undefined}
			aria-label={`${node.service}, ${STATE_WORDS[state]}, ${facts}`}
			data-testid="map-node"
		>
			<title>{node.service}</title>
			<rect x={node.x} y={node.y} width={MAP_NODE.width} height={MAP_NODE.height} rx="7" className="box" />
			<rect x={node.x + 8} y={node.y + 7} width="20" height="16" rx="4" fill={`var(--svc-${mark.colour})`} />
			<text x={node.x + 18} y={node.y + 19} textAnchor="middle" className={`gmk k${mark.colour}`}>
				{mark.letters}
			</text>
			<text x={node.x + 34} y={node.y + 20} className="nm">
				{name}
			</text>
			<text x={node.x + 9} y={node.y + 38} className="l2">
				{facts}
			</text>
			{state === 'fine' ? null : (
				<svg
					x={node.x + MAP_NODE.width - 9}
					y={node.y - 7}
					width="16"
					height="16"
					viewBox="0 0 16 16"
					className={state === 'trouble' ? 'c-error' : 'c-anom'}
				>
					<Icon name={state === 'trouble' ? 'error' : 'anomaly'} />
				</svg>
			)}
		</Link>
	);
}
