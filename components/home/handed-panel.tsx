'use client';

import { useQuery } from '@tanstack/react-query';
import { type HandedList, handedListSchema } from '../../lib/api/hand-off.ts';
import { Link } from '../base/link.tsx';
import { Panel } from '../base/panel.tsx';
import { TimeAgo } from '../base/time-ago.tsx';

const SHOWN = 6;

const WAYS: Record<HandedList['handOffs'][number]['way'], string> = {
	copied: 'copied for',
	mail: 'by e-mail to',
	slack: 'in the channel of',
	webhook: 'posted to',
	paged: 'paged',
};

/** What was handed on last, and to whom. Not there where nothing was. */
export function HandedPanel() {
	const { data } = useQuery({
		queryKey: ['handed'],
		retry: false,
		queryFn: async ({ signal }) => {
			const answer = await fetch(`/api/hand-offs?limit=${SHOWN}`, { signal });
			if (!answer.ok) throw new Error(`${answer.status}`);
			return handedListSchema.parse(await answer.json()).handOffs;
		},
	});
	if (!data || data.length === 0) return null;
	return (
		<div className="side">
			<Panel title="Handed off">
				<ul>
					{data.map(({ traceId, at, way, to, title }) => (
						<li key={`${traceId} ${to}`}>
							<Link className="hd" href={`/r/${traceId}`}>
								<b>{title}</b>
								<small>
									{WAYS[way]} {to}, <TimeAgo time={at} short />
								</small>
							</Link>
						</li>
					))}
				</ul>
			</Panel>
		</div>
	);
}
