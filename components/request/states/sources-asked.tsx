import type { SourceStatusJson } from '../../../lib/api/request.ts';
import { Panel } from '../../base/panel.tsx';

const SAID = {
	ok: 'answered',
	empty: 'has nothing with this ID',
	partial: 'answered in part',
	failed: 'did not answer',
	timeout: 'did not answer in time',
} as const;

/** Every source that was asked, and what it said. */
export function SourcesAsked({ sources }: { readonly sources: readonly SourceStatusJson[] }) {
	return (
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
	);
}
