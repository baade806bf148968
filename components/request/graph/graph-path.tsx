'use client';

import type { GraphNode } from '../../../lib/view/graph/service-graph.ts';
import { PATH_WORDS } from '../../../lib/view/graph/path-words.ts';
import { formatDuration } from '../../../lib/format/duration.ts';
import { ServiceName } from '../../base/service-mark.tsx';
import { pathKind } from '../model/culprit-row.ts';
import { useReport } from '../model/report-context.ts';

/** The path to the culprit step by step: what a phone shows in place of the drawing. */
export function GraphPath({ path }: { readonly path: readonly GraphNode[] }) {
	const { marks, report } = useReport();
	const words = PATH_WORDS[pathKind(report)];
	if (path.length === 0) return null;
	return (
		<ol className="gpath" aria-label={`${words.view}, step by step`}>
			{path.map((node, place) => {
				const origin = place === path.length - 1;
				return (
					<li key={node.id} className={origin ? 'o' : 'e'}>
						<ServiceName service={node.service} marks={marks} />
						<span className="num">{formatDuration(node.longestNanos)}</span>
						<small>
							{node.name === node.service ? '' : `${node.name}, `}
							{node.calls > 1 ? `${node.calls} calls` : '1 call'}
							{origin ? `, ${words.spoken}` : ''}
						</small>
					</li>
				);
			})}
		</ol>
	);
}
