'use client';

import { isDead, sourceName } from '../../../lib/view/lists/source-trouble.ts';
import { Icon } from '../../base/icon.tsx';
import { TimeAgo } from '../../base/time-ago.tsx';
import { HandOff } from './hand-off.tsx';
import { OnwardLinks } from '../model/onward-links.tsx';
import { PageOwner } from './page-owner.tsx';
import { useReport } from '../model/report-context.ts';
import { useHandOffs } from './use-hand-offs.ts';
import { WaitingMembers } from './waiting-members.tsx';

/** Who can fix it and how to reach them. An owner who is not known is said to be so. */
export function OwnerCard() {
	const { report } = useReport();
	const { owner } = report;
	const silent = report.sources.filter((one) => one.kind === 'owners' && isDead(one)).map(sourceName);
	return (
		<div className="v-side">
			<div className="lbl">Owner of {report.ownerOf || report.rootService}</div>
			{owner ? (
				<>
					<div className="big">{owner.team || 'Team not named'}</div>
					{owner.nearest ? (
						<p className="small c2">
							Nobody is named for {report.ownerOf}; this is the owner of its {owner.nearest}.
						</p>
					) : null}
					<ul className="own-l">
						{owner.onCall ? (
							<li>
								<Icon name="bell" />
								<span className="el">On call: {owner.onCall}</span>
							</li>
						) : null}
						<Contact icon="channel" words={owner.slackChannel} href={owner.slackUrl} />
						<Contact icon="runbook" words={owner.runbookTitle} href={owner.runbookUrl} />
						<Contact icon="mail" words={owner.email} href={owner.email && `mailto:${owner.email}`} />
						{report.verdict.culprit ? (
							<WaitingMembers
								service={report.verdict.culprit.service}
								operation={report.verdict.culprit.operation}
							/>
						) : null}
					</ul>
					<OnwardLinks links={report.onward} />
					<HandedOff traceId={report.traceId} />
					<div className="row">
						<HandOff />
						{owner.pageUrl ? <PageOwner pageUrl={owner.pageUrl} /> : null}
					</div>
				</>
			) : (
				<>
					<div className="big">Not known</div>
					<p className="small c2">
						{silent.length > 0
							? `${silent.join(', ')} not answering: who owns it can’t be looked up now.`
							: 'No directory names an owner for this service. Add it to the service catalogue.'}
					</p>
				</>
			)}
		</div>
	);
}

/** Whom it was handed to last, so that nobody is told twice. */
function HandedOff({ traceId }: { readonly traceId: string }) {
	const last = useHandOffs(traceId).list.data?.handOffs[0];
	if (!last) return null;
	return (
		<p className="small c2" data-testid="handed-off">
			{last.way === 'paged' ? 'Paged' : 'Handed off to'} {last.to}, <TimeAgo time={last.at} short />
		</p>
	);
}

function Contact(props: {
	readonly icon: 'channel' | 'runbook' | 'mail';
	readonly words: string;
	readonly href: string;
}) {
	if (!props.words) return null;
	return (
		<li>
			<Icon name={props.icon} />
			{props.href ? (
				<a className="el" href={props.href}>
					{props.words}
				</a>
			) : (
				<span className="el">{props.words}</span>
			)}
		</li>
	);
}
