'use client';

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an SVG group can't be a link element; it is one in role, focus and keys */

import { type GraphArrow, isGraphArrow } from '../../../lib/view/graph/graph-steps.ts';
import type { PlacedNode } from '../../../lib/view/graph/graph-layout.ts';
import { nodeFacts } from '../../../lib/view/graph/graph-words.ts';
import { PATH_WORDS, type PathKind } from '../../../lib/view/graph/path-words.ts';
import { Icon } from '../../base/icon.tsx';
import { markOf } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';
import { useSelectRow } from '../model/use-select-row.ts';

/** One service or step in the graph: a focusable node that selects its longest call. */
export function GraphNodeBox(props: {
	readonly placed: PlacedNode;
	/** What a screen reader says of it. */
	readonly spoken: string;
	/** The selected span is one of its calls. */
	readonly selected: boolean;
	readonly badge: NodeBadge | undefined;
	readonly pathKind: PathKind;
	readonly onArrow: (id: string, arrow: GraphArrow) => void;
}) {
	const { placed, spoken, selected, badge, pathKind, onArrow } = props;
	const { marks } = useReport();
	const select = useSelectRow();
	const { node, size, x, y, width, height } = placed;
	const onPath = node.onPath >= 0;
	const failing = node.failed > 0 || (onPath && pathKind === 'failing');
	const inset = size === 'mini' ? 6 : 8;
	const stacked = size === 'full' && node.calls > 1 && !failing && !onPath;
	const single = node.service !== '';
	const kind =
		size === 'origin' ? 'origin' : onPath ? 'path' : failing ? 'err' : size === 'mini' ? 'mini' : '';
	return (
		<g
			className={`gn ${kind}${selected ? ' selected' : ''}`}
			role="link"
			data-node={node.id}
			aria-current={selected || undefined}
			tabIndex={0}
			data-testid="graph-node"
			aria-label={spoken}
			onClick={() => select(node.row)}
			onKeyDown={(event) => {
				if (event.key === 'Enter' || event.key === ' ') select(node.row);
				else if (isGraphArrow(event.key) && !event.shiftKey) onArrow(node.id, event.key);
				else return;
				event.preventDefault();
			}}
		>
			{selected ? (
				<rect x={x - 4} y={y - 4} width={width + 8} height={height + 8} rx="10" className="chosen" />
			) : null}
			{stacked
				? [6, 3].map((by) => (
						<rect key={by} x={x + by} y={y + by} width={width} height={height} rx="7" className="stack" />
					))
				: null}
			<rect x={x} y={y} width={width} height={height} rx={size === 'mini' ? 6 : 7} className="box" />
			{single ? (
				<GraphMark service={node.service} marks={marks} x={x + inset} y={y + (size === 'mini' ? 6 : 8)} />
			) : null}
			<text x={x + (single ? inset + 26 : 12)} y={y + (size === 'mini' ? 18 : 20)} className="nm">
				{node.name}
			</text>
			{size === 'mini' ? null : (
				<text x={x + 9} y={y + (size === 'origin' ? 42 : 37)} className="l2">
					{nodeFacts(node)}
				</text>
			)}
			{failing ? (
				<svg x={x + width - 9} y={y - 7} width="16" height="16" viewBox="0 0 16 16" className="c-error">
					<Icon name="error" />
				</svg>
			) : null}
			{size === 'origin' ? <OriginFlag words={PATH_WORDS[pathKind].flag} x={x} y={y - 25} /> : null}
			{badge ? <Badge badge={badge} x={x + width / 2} y={y + height - 9} /> : null}
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

/** What else is odd about a node, in two or three words. */
export interface NodeBadge {
	readonly kind: 'anom' | 'warn';
	readonly words: string;
}

function Badge({ badge, x, y }: { readonly badge: NodeBadge; readonly x: number; readonly y: number }) {
	const width = badge.words.length * 6.6 + 14;
	return (
		<g className={`gb ${badge.kind}`} aria-hidden="true">
			<rect x={x - width / 2} y={y} width={width} height="20" rx="4" />
			<text x={x} y={y + 14} textAnchor="middle">
				{badge.words}
			</text>
		</g>
	);
}

function OriginFlag(props: { readonly words: string; readonly x: number; readonly y: number }) {
	const { words, x, y } = props;
	const width = words.length * 6.2 + 18;
	return (
		<g className="gf" aria-hidden="true">
			<rect x={x} y={y} width={width} height="20" rx="4" />
			<path d={`M${x + 14} ${y + 19.5}h12l-6 5z`} />
			<text x={x + width / 2} y={y + 14} textAnchor="middle">
				{words}
			</text>
		</g>
	);
}
