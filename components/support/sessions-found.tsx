import type { SessionSummary } from '../../lib/api/sessions.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { Icon } from '../base/icon.tsx';
import { Link } from '../base/link.tsx';
import { Panel } from '../base/panel.tsx';
import { TimeAgo } from '../base/time-ago.tsx';

/** Sessions of a title or on a model, newest first: who it was is told by the session's page. */
export function SessionsFound(props: {
	readonly of: string;
	readonly sessions: readonly SessionSummary[];
	readonly cut: boolean;
}) {
	const { sessions } = props;
	const count = `${props.cut ? 'the newest ' : ''}${formatCounted(sessions.length, 'session')}, newest first`;
	return (
		<Panel title={props.of} count={count}>
			<ul>
				{sessions.map((session) => (
					<li key={session.id}>
						<Link className="rq" href={`/s/${encodeURIComponent(session.id)}`} data-testid="session-found">
							<span className={session.failedRequests > 0 ? 'c-error' : 'c3'}>
								<Icon name={session.failedRequests > 0 ? 'error' : 'healthy'} />
								<span className="sr">
									{session.failedRequests > 0 ? 'something failed' : 'nothing failed'}
								</span>
							</span>
							<span className="el">
								<b>{session.title || 'Title not named'}</b>
								<small>{session.deviceModel || 'device not named'}</small>
							</span>
							<code>{session.member}</code>
							<span className="num nw">{formatCounted(session.requests, 'request')}</span>
							<span className="num c2 nw at">
								<TimeAgo time={session.start} short />
							</span>
							<span className="c3">
								<Icon name="right" small />
							</span>
						</Link>
					</li>
				))}
			</ul>
		</Panel>
	);
}
