import { Link } from '../base/link.tsx';
import type { SessionReport } from '../../lib/api/session-report.ts';
import { wholeTime } from '../../lib/support/whole-time.ts';
import './support.css';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { TimeAgo } from '../base/time-ago.tsx';
import { DEVICE_ICONS } from './device-icons.ts';
import { KeepFresh } from './keep-fresh.tsx';
import { OtherAnswers } from './other-answers.tsx';
import { PictureQuality } from './picture-quality.tsx';
import { SessionRequests } from './session-requests.tsx';
import { SessionSteps } from './session-steps.tsx';
import { SupportBand } from './support-band.tsx';

/** One playback session, for somebody who has a member on the line. */
export function SessionPage({ report }: { readonly report: SessionReport }) {
	const os = report.facts.find(({ label }) => label === 'Device')?.value ?? report.device.model;
	return (
		<>
			{report.running ? <KeepFresh /> : null}
			<SupportBand
				verdict={report.verdict}
				fixing={report.fixing}
				session={report.id}
				meta={
					<>
						<b className="what">{report.title || 'Title not named'}</b>
						<span>
							<Icon name={DEVICE_ICONS[report.device.kind]} small /> {os}
						</span>
						<span>
							<TimeAgo time={report.start} />
						</span>
						{report.member === '' ? null : (
							<span>
								Member{' '}
								<Link href={`/m/${encodeURIComponent(report.member)}`}>
									<code>{report.member}</code>
								</Link>
							</span>
						)}
					</>
				}
			/>
			<div className="page">
				<div className="lay">
					<div className="stack">
						<Panel
							title="What happened, step by step"
							count={report.durationNanos > 0 ? wholeTime(report.durationNanos) : ''}
						>
							<SessionSteps steps={report.steps} start={report.start} />
							<PictureQuality quality={report.quality} />
						</Panel>
						<SessionRequests report={report} />
					</div>
					<div className="stack">
						<OtherAnswers
							answers={report.answers}
							withheld={report.requests.some(({ state }) => state === 'note')}
						/>
						<Panel title="Device and session">
							<dl className="kv dv-facts">
								{report.facts.map(({ label, value }) => (
									<div key={label}>
										<dt>{label}</dt>
										<dd>{label === 'Session' ? <code>{value}</code> : value}</dd>
									</div>
								))}
							</dl>
						</Panel>
					</div>
				</div>
			</div>
		</>
	);
}
