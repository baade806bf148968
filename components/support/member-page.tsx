import type { MemberReport } from '../../lib/api/member-report.ts';
import { formatCounted } from '../../lib/format/count.ts';
import './support.css';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { MemberDevices } from './member-devices.tsx';
import { MemberName } from './member-name.tsx';
import { MemberSessions } from './member-sessions.tsx';
import { MemberWeek } from './member-week.tsx';
import { SupportBand } from './support-band.tsx';

/** A member's week: one cause behind several sessions first, then every session. */
export function MemberPage({ report }: { readonly report: MemberReport }) {
	return (
		<>
			<div className="who">
				<span className="av">
					<Icon name="person" />
				</span>
				<div>
					<h2>Member {report.id}</h2>
					<MemberName member={report.id} />
				</div>
				<span className="sp" />
				<div className="facts">
					{report.facts.map(({ label, value }) => (
						<span key={label}>
							{label} <b>{value}</b>
						</span>
					))}
				</div>
			</div>
			<SupportBand
				verdict={report.verdict}
				fixing={report.fixing}
				session={report.leadingSession}
				meta={
					<span>
						last {report.days} days, {formatCounted(report.sessionCount, 'session')}
						{report.cut ? ', the newest of more' : ''}
					</span>
				}
			/>
			<div className="page">
				<div className="lay">
					<MemberSessions report={report} />
					<div className="stack">
						<MemberWeek week={report.week} />
						<MemberDevices devices={report.devices} />
						<Panel
							title={
								<>
									<Icon name="lock" /> Privacy
								</>
							}
						>
							<div className="pv">
								<p>
									You see what was played and how it went. Names, e-mail addresses and what is older than{' '}
									{report.days} days stay hidden. Opening this page was logged for audit.
								</p>
							</div>
						</Panel>
					</div>
				</div>
			</div>
		</>
	);
}
