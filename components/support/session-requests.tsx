import { Link } from '../base/link.tsx';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import type { SessionReport } from '../../lib/api/session-report.ts';
import { formatCount } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { ServiceName } from '../base/service-mark.tsx';
import { seconds } from './seconds.ts';

const GLYPHS = { failed: ['error', 'c-error'], note: ['note', 'c3'], fine: ['healthy', 'c3'] } as const;

/** Requests of the session, trouble first. Each opens as an engineer's page. */
export function SessionRequests({ report }: { readonly report: SessionReport }) {
	const marks = serviceMarks(report.requests.map(({ service }) => ({ name: service, spans: 1 })));
	return (
		<Panel title="Requests in this session" count={`${formatCount(report.requestCount)}, trouble first`}>
			{report.requests.map((request) => {
				const [glyph, colour] = GLYPHS[request.state];
				return (
					<Link
						key={request.traceId}
						className={request.state === 'failed' ? 'rq err' : 'rq q'}
						href={`/r/${request.traceId}`}
					>
						<span className={colour}>
							<Icon name={glyph} />
						</span>
						<span className="el">
							<b>{request.word}</b>
							{request.detail === '' ? null : <small>{request.detail}</small>}
						</span>
						<ServiceName service={request.service} marks={marks} />
						<span className="num nw">
							{formatDuration(request.durationNanos)}
							{request.count > 1 ? ' each' : ''}
						</span>
						<span className="num c2 nw at">
							{request.count > 1 ? 'from ' : ''}+{seconds(request.offsetNanos)}
						</span>
						<span className="c3">
							<Icon name="right" small />
						</span>
					</Link>
				);
			})}
		</Panel>
	);
}
