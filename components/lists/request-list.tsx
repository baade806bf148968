import { Link } from '../base/link.tsx';
import { formatCounted } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import type { RequestSummary } from '../../lib/api/search.ts';
import { Icon } from '../base/icon.tsx';
import type { ServiceMarks } from '../base/service-mark.tsx';
import { ServiceName } from '../base/service-mark.tsx';
import { TimeAgo } from '../base/time-ago.tsx';

/** Requests as rows: whether something failed, what was asked of whom, how long, when. */
export function RequestList(props: {
	readonly requests: readonly RequestSummary[];
	readonly marks: ServiceMarks;
	/** How requests were told when they were opened here. */
	readonly told?: ReadonlyMap<string, string>;
}) {
	return (
		<ul>
			{props.requests.map((request) => (
				<li key={request.traceId}>
					<Link className="rr" href={`/r/${request.traceId}`} data-testid="result">
						<span className={request.hasError ? 'c-error' : 'c3'}>
							<Icon name={request.hasError ? 'error' : 'healthy'} />
							<span className="sr">{request.hasError ? 'failed' : 'no failure'}</span>
						</span>
						<span className="el">
							<b>{request.rootOperation || 'unnamed request'}</b>
							{props.told?.has(request.traceId) ? (
								<span className="c2"> {props.told.get(request.traceId)}</span>
							) : null}
						</span>
						<ServiceName service={request.rootService} marks={props.marks} />
						<span className="num">{formatDuration(request.durationNanos)}</span>
						<span className="num c2">
							<TimeAgo time={request.startTime} short />
						</span>
						<span className="c2 el num">{formatCounted(request.spanCount, 'span')}</span>
					</Link>
				</li>
			))}
		</ul>
	);
}
