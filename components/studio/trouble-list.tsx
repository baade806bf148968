import type { PersonJson, TroubleJson } from '../../lib/api/people.ts';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { formatStretch } from '../../lib/format/moment.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { ServiceName, type ServiceMarks } from '../base/service-mark.tsx';

/** What went wrong, worst first. */
export function TroubleList({ person }: { readonly person: PersonJson }) {
	const { troubles, days, now } = person;
	const marks = serviceMarks(troubles.map(({ app }) => ({ name: app, spans: 1 })));
	const count = `${troubles.length} in ${formatCounted(days.requests, 'day')}, worst first`;
	return (
		<Panel id="troubles" className="pp-wide" title="What went wrong" count={troubles.length > 0 ? count : ''}>
			{troubles.length === 0 ? (
				<p className="empty">
					Nothing went wrong in the last {formatCounted(days.requests, 'day')}, as far as the sources know.
				</p>
			) : null}
			<ul>
				{troubles.map((trouble) => (
					<li key={`${trouble.title} ${trouble.app} ${trouble.last}`}>
						<TroubleRow trouble={trouble} marks={marks} now={now} />
					</li>
				))}
			</ul>
		</Panel>
	);
}

function TroubleRow(props: {
	readonly trouble: TroubleJson;
	readonly marks: ServiceMarks;
	readonly now: string;
}) {
	const { severity, title, note, app, first, last, traceId } = props.trouble;
	const error = severity === 'error';
	return (
		<a className={error ? 'pp-row e' : 'pp-row'} href={traceId ? `/r/${traceId}` : '#sign-ins'}>
			<span className={error ? 'c-error' : 'c-warn'}>
				<Icon name={error ? 'error' : 'warning'} />
				<span className="sr">{error ? 'error' : 'warning'}</span>
			</span>
			<span className="pp-what">
				<b>{title}</b>
				{note ? <small>{note}</small> : null}
			</span>
			<ServiceName service={app} marks={props.marks} />
			<span className="pp-when">
				{formatStretch(Date.parse(first), Date.parse(last), Date.parse(props.now))}
			</span>
			<span className="c3">
				<Icon name="right" small />
			</span>
		</a>
	);
}
