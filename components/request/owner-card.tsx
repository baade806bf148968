'use client';

import { CopyButton } from '../base/copy-button.tsx';
import { Icon } from '../base/icon.tsx';
import { useReport } from './report-context.ts';
import { summaryText } from './summary-text.ts';

/** Who can fix it and how to reach them. An owner who is not known is said to be so. */
export function OwnerCard() {
	const { report } = useReport();
	const { owner } = report;
	return (
		<div className="v-side">
			<div className="lbl">Owner of {report.ownerOf || report.rootService}</div>
			{owner ? (
				<>
					<div className="big">{owner.team || 'Team not named'}</div>
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
					</ul>
					<div className="row">
						<CopyButton
							className="btn primary"
							label="Copy the hand-off text"
							text={() => summaryText(report, location.href)}
						>
							Hand off to {owner.team || owner.service}
						</CopyButton>
						{owner.pageUrl ? (
							<a className="btn" href={owner.pageUrl} rel="noreferrer" target="_blank">
								<Icon name="bell" />
								{owner.onCall ? `Page ${owner.onCall.split(' ')[0]}` : 'Page'}
							</a>
						) : null}
					</div>
				</>
			) : (
				<>
					<div className="big">Not known</div>
					<p className="small c2">
						No directory names an owner for this service. Add it to the service catalogue.
					</p>
				</>
			)}
		</div>
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
