'use client';

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an SVG group can't be a button element; it is one in role, focus and keys */

import type { PlacedNode } from '../../lib/view/graph-layout.ts';
import type { GraphNode } from '../../lib/view/service-graph.ts';
import { formatDuration } from '../../lib/words/duration.ts';
import { Icon } from '../base/icon.tsx';
import { markOf } from '../base/service-mark.tsx';
import { useReport } from './report-context.ts';
import { useSelectRow } from './use-select-row.ts';

/** One service in the graph: a focusable node that selects its longest call. */
export function GraphNodeBox({ placed }: { readonly placed: PlacedNode }) {
	const { marks } = useReport();
	const select = useSelectRow();
	const { node, size, x, y, width, height } = placed;
	const failing = node.onPath >= 0 || node.failed > 0;
	const inset = size === 'mini' ? 6 : 8;
	const stacked = size === 'full' && node.calls > 1 && !failing;
	const single = node.services.length === 1;
	const kind = size === 'origin' ? 'origin' : failing ? 'err' : size === 'mini' ? 'mini' : '';
	return (
		<g
			className={`gn ${kind}`}
			role="button"
			tabIndex={0}
			data-testid="graph-node"
			aria-label={spoken(node, size === 'origin')}
			onClick={() => select(node.row)}
			onKeyDown={(event) => {
				if (event.key === 'Enter' || event.key === ' ') select(node.row);
			}}
		>
			{stacked
				? [6, 3].map((by) => (
						<rect key={by} x={x + by} y={y + by} width={width} height={height} rx="7" className="stack" />
					))
				: null}
			<rect x={x} y={y} width={width} height={height} rx={size === 'mini' ? 6 : 7} className="box" />
			{single ? (
				<GraphMark service={node.id} marks={marks} x={x + inset} y={y + (size === 'mini' ? 6 : 8)} />
			) : null}
			<text x={x + (single ? inset + 26 : 12)} y={y + (size === 'mini' ? 18 : 20)} className="nm">
				{single ? node.id : `${node.services.length} healthy services`}
			</text>
			{size === 'mini' ? null : (
				<text x={x + 9} y={y + (size === 'origin' ? 42 : 37)} className="l2">
					{facts(node)}
				</text>
			)}
			{failing ? (
				<svg x={x + width - 9} y={y - 7} width="16" height="16" viewBox="0 0 16 16" className="c-error">
					<Icon name="error" />
				</svg>
			) : null}
			{size === 'origin' ? <OriginFlag x={x} y={y - 25} /> : null}
		</g>
	);
}

function GraphMark(props: {
	readonly service: string;
	readonly marks: ReturnType<typeof useReport>['marks'];
	readonly x: number;
	readonly y: number;
}) {
	const mark = markOf(props.marks, props.service);
	return (
		<g aria-hidden="true">
			<rect x={props.x} y={props.y} width="20" height="16" rx="3" fill={`var(--svc-${mark.colour})`} />
			<text x={props.x + 10} y={props.y + 11.6} textAnchor="middle" className={`gmk k${mark.colour}`}>
				{mark.letters}
			</text>
		</g>
	);
}

function OriginFlag({ x, y }: { readonly x: number; readonly y: number }) {
	return (
		<g className="gf" aria-hidden="true">
			<rect x={x} y={y} width="136" height="20" rx="4" />
			<path d={`M${x + 14} ${y + 19.5}h12l-6 5z`} />
			<text x={x + 68} y={y + 14} textAnchor="middle">
				Failure starts here
			</text>
		</g>
	);
}

function facts(node: GraphNode): string {
	const calls = node.calls > 1 ? `×${node.calls} · ` : '';
	return `${calls}${formatDuration(node.longestNanos)}${node.failed > 1 ? ` · ${node.failed} failed` : ''}`;
}

function spoken(node: GraphNode, origin: boolean): string {
	const calls = node.calls === 1 ? '1 call' : `${node.calls} calls`;
	const failed = node.failed > 0 ? `, ${node.failed} failed` : '';
	const name = node.services.length === 1 ? node.id : `${node.services.length} healthy services`;
	return `${name}, ${calls}${failed}, ${formatDuration(node.longestNanos)}${origin ? ', failure starts here' : ''}`;
}
