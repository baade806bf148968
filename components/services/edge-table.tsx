import { Link } from '../base/link.tsx';
import type { EdgeJson } from '../../lib/api/services.ts';
import { formatCount, formatPercent } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import { ServiceName, type ServiceMarks } from '../base/service-mark.tsx';
import { failingShare } from './counts.tsx';
import { servicePageHref } from '../base/service-href.ts';

/** Services at the other end of calls, most calls first. */
export function EdgeTable(props: {
	readonly edges: readonly EdgeJson[];
	readonly end: 'caller' | 'callee';
	readonly marks: ServiceMarks;
}) {
	if (props.edges.length === 0) {
		return (
			<p className="empty">{props.end === 'caller' ? 'No service calls it.' : 'It calls no service.'}</p>
		);
	}
	return (
		<table>
			<caption className="sr">
				{props.end === 'caller' ? 'Callers' : 'Callees'} with calls and failures
			</caption>
			<thead>
				<tr>
					<th>Service</th>
					<th className="num">Calls</th>
					<th className="num">Failing</th>
					<th className="num">p99</th>
				</tr>
			</thead>
			<tbody>
				{props.edges.map((edge) => (
					<tr key={edge[props.end]}>
						<td>
							<Link className="sv-link" href={servicePageHref(edge[props.end])}>
								<ServiceName service={edge[props.end]} marks={props.marks} />
							</Link>
						</td>
						<td className="num">{formatCount(edge.calls)}</td>
						<td className="num">{formatPercent(failingShare(edge))}</td>
						<td className="num">{formatDuration(edge.p99Nanos)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
