import { Link } from '../base/link.tsx';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import type { PersonJson, WorkRequestJson } from '../../lib/api/people.ts';
import { formatCount } from '../../lib/format/count.ts';
import { formatMoment } from '../../lib/format/moment.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { ServiceName } from '../base/service-mark.tsx';
import { EmptyOrSilent } from './source-list.tsx';

const OUTCOMES: Readonly<Record<WorkRequestJson['outcome'], string>> = {
	worked: '',
	refused: 'refused',
	failed: 'failed on our side',
};
/** What went well and is older than this many is counted, not listed. */
const MAX_SHOWN = 12;

/** What the person did in production apps, trouble first. */
export function WorkRequests({ person }: { readonly person: PersonJson }) {
	const { requests, totalRequests, days, now, sources } = person;
	const marks = serviceMarks(requests.map(({ app }) => ({ name: app, spans: 1 })));
	const shown = requests.slice(0, MAX_SHOWN);
	return (
		<Panel
			id="requests"
			className="pp-wide"
			title="Recent requests in production apps"
			count={`${formatCount(totalRequests)} in ${days.requests} days, trouble first`}
		>
			<EmptyOrSilent kind="traces" sources={sources} empty={requests.length === 0}>
				No request in the last {days.requests} days.
			</EmptyOrSilent>
			<ul>
				{shown.map((request) => {
					const bad = request.outcome !== 'worked';
					return (
						<li key={request.traceId}>
							<Link className={bad ? 'pp-row e' : 'pp-row'} href={`/r/${request.traceId}`}>
								<span className={bad ? 'c-error' : 'c3'}>
									<Icon name={bad ? 'error' : 'healthy'} />
									<span className="sr">{bad ? 'trouble' : 'went well'}</span>
								</span>
								<span className="pp-what">
									<b>{request.name}</b> <span className="c2 small">{sayOutcome(request)}</span>
								</span>
								<ServiceName service={request.app} marks={marks} />
								<span className="pp-when">{formatMoment(Date.parse(request.time), Date.parse(now))}</span>
								<span className="c3">
									<Icon name="right" small />
								</span>
							</Link>
						</li>
					);
				})}
			</ul>
			{requests.length > shown.length ? (
				<p className="empty">
					{formatCount(requests.length - shown.length)} other kinds that went well are not listed.
				</p>
			) : null}
		</Panel>
	);
}

function sayOutcome({ outcome, times }: WorkRequestJson): string {
	return [OUTCOMES[outcome], times > 2 ? `${times} times` : times === 2 ? 'twice' : '']
		.filter(Boolean)
		.join(', ');
}
