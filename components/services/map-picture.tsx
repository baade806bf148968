import { useEffect, useMemo, useRef } from 'react';
import {
	MAP_NODE,
	type MapEdge,
	type MapNode,
	serviceNeighbourhood,
} from '../../lib/view/graph/service-neighbourhood.ts';
import type { MappedService, ServiceMap } from '../../lib/api/services.ts';
import { formatCounted, formatPercent } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import type { ServiceMarks } from '../base/service-mark.tsx';
import { failingShare, isSlower } from './counts.tsx';
import { MapNodeBox } from './map-node-box.tsx';

const MARGIN = 14;
const MANY_CALLS = 1_000;

/** The services around one. The table below holds the same numbers. */
export function MapPicture(props: {
	readonly map: ServiceMap;
	readonly focus: string;
	readonly depth: number;
	readonly marks: ServiceMarks;
}) {
	const { map, focus, depth, marks } = props;
	const picture = useMemo(() => {
		const services = map.services.map(({ service, calls, trouble }) => ({
			service,
			calls,
			first: trouble !== null,
		}));
		return serviceNeighbourhood({ services, edges: map.edges }, focus, depth);
	}, [map, focus, depth]);
	const known = useMemo(() => new Map(map.services.map((one) => [one.service, one])), [map.services]);
	const scroller = useRef<HTMLElement>(null);
	useEffect(() => centre(scroller.current), [focus, depth]);
	const places = new Map(picture.nodes.map((node) => [node.service, node]));
	const [width, height] = [picture.width + 2 * MARGIN, picture.height + 2 * MARGIN];
	return (
		<nav
			ref={scroller}
			className="sv-scroll"
			aria-label={`Services around ${focus}: ${picture.nodes.length - 1} shown`}
		>
			<svg
				className="graph sv-picture"
				width={width}
				height={height}
				viewBox={`${-MARGIN} ${-MARGIN} ${width} ${height}`}
			>
				{picture.edges.map((edge) => (
					<EdgeLine key={`${edge.caller} ${edge.callee}`} edge={edge} places={places} known={known} />
				))}
				{picture.nodes.map((node) => (
					<MapNodeBox
						key={node.service}
						node={node}
						depth={depth}
						focused={node.service === focus}
						marks={marks}
						state={stateOf(known.get(node.service))}
						facts={factsOf(known.get(node.service))}
					/>
				))}
				{picture.folded.map(({ column, services, x, y }) => (
					<text key={column} x={x + 8} y={y + 24} className="l2">
						+ {formatCounted(services.length, 'more service')}
					</text>
				))}
			</svg>
		</nav>
	);
}

/** Where the map is wider than its place, the service in the middle is what is seen. */
function centre(scroller: HTMLElement | null): void {
	const node = scroller?.querySelector('.focused');
	if (!scroller || !node) return;
	const [box, frame] = [node.getBoundingClientRect(), scroller.getBoundingClientRect()];
	scroller.scrollBy(
		box.x + box.width / 2 - frame.x - frame.width / 2,
		box.y + box.height / 2 - frame.y - frame.height / 2,
	);
}

function EdgeLine(props: {
	readonly edge: MapEdge;
	readonly places: ReadonlyMap<string, MapNode>;
	readonly known: ReadonlyMap<string, MappedService>;
}) {
	const { edge, places, known } = props;
	const from = places.get(edge.caller);
	const to = places.get(edge.callee);
	if (!from || !to || edge.caller === edge.callee) return null;
	const troubled = known.get(edge.callee)?.trouble?.kind === 'share';
	return (
		<path
			d={curve(from, to)}
			className={troubled ? 'ge path' : 'ge'}
			strokeWidth={edge.calls >= MANY_CALLS ? 2.5 : 1.25}
		/>
	);
}

/** From the right side of the caller to the left side of the callee; back and within a column it bows out. */
function curve(from: MapNode, to: MapNode): string {
	const middle = MAP_NODE.height / 2;
	const [x1, y1, x2, y2] = [from.x + MAP_NODE.width, from.y + middle, to.x, to.y + middle];
	if (to.column > from.column) {
		const bend = (x2 - x1) / 2;
		return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
	}
	const right = Math.max(from.x, to.x) + MAP_NODE.width;
	return `M${x1} ${y1}C${right + 48} ${y1} ${right + 48} ${y2} ${to.x + MAP_NODE.width} ${y2}`;
}

function stateOf(service: MappedService | undefined): 'trouble' | 'slow' | 'fine' {
	if (service?.trouble?.kind === 'share') return 'trouble';
	return service && (service.trouble || isSlower(service)) ? 'slow' : 'fine';
}

function factsOf(service: MappedService | undefined): string {
	if (!service) return 'no calls of its own seen';
	const failing = failingShare(service);
	return [
		formatCounted(service.calls, 'call'),
		failing > 0 ? `${formatPercent(failing)} failing` : '',
		formatDuration(service.p99Nanos),
	]
		.filter(Boolean)
		.join(' · ');
}
