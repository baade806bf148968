import Link from 'next/link';
import { z } from 'zod';
import type { Problem } from '../../lib/wire/api/problem.ts';
import { sourceStatusSchema } from '../../lib/wire/api/request.ts';
import { formatCounted } from '../../lib/words/count.ts';
import { Panel } from '../base/panel.tsx';
import { LookAgain } from './look-again.tsx';

const SAID = {
	ok: 'answered',
	empty: 'has nothing with this ID',
	partial: 'answered in part',
	failed: 'did not answer',
	timeout: 'did not answer in time',
} as const;

/** A bad ID is turned down before any source is asked. */
const lookedSchema = z.object({
	sources: z.array(sourceStatusSchema).default([]),
	retentionDays: z.number().default(7),
});

/** No span with this ID: says where was looked, how far back, and what to try. */
export function RequestMissing({
	traceId,
	problem,
}: {
	readonly traceId: string;
	readonly problem: Problem['error'];
}) {
	const { sources, retentionDays } = lookedSchema.parse(problem);
	const unreachable = problem.code === 'unreachable';
	return (
		<div className="page narrow">
			<h1>{unreachable ? 'This request can’t be read now' : 'No request with this ID was found'}</h1>
			<p>
				<code>{traceId.slice(0, 80)}</code>
			</p>
			<p className="c2">{problem.message}</p>
			{sources.length > 0 ? (
				<Panel title="Where was looked">
					<table>
						<caption className="sr">Sources that were asked</caption>
						<tbody>
							{sources.map((source) => (
								<tr key={`${source.kind} ${source.name}`}>
									<th scope="row">{source.name}</th>
									<td>{source.kind}</td>
									<td className={source.status === 'failed' || source.status === 'timeout' ? 'c-warn' : 'c2'}>
										{SAID[source.status]}
										{source.message ? `: ${source.message}` : ''}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</Panel>
			) : null}
			<p className="c2">
				{unreachable
					? 'It may be there all the same, and will show as soon as the source is back.'
					: `The ID may have been cut in a message, the request may still be on its way (most arrive within seconds), it was not sampled by its sender, or it is older than ${formatCounted(retentionDays, 'day')}.`}
			</p>
			{unreachable ? <LookAgain /> : null}
			<div className="row">
				<a className="btn primary" href={`/r/${traceId}`}>
					Look again
				</a>
				<Link className="btn" href={`/search?q=${encodeURIComponent(traceId)}`}>
					Search for it as text
				</Link>
			</div>
		</div>
	);
}
