import type { OwnerJson } from '../../lib/api/request.ts';
import { Escalate } from '../handoff/escalate.tsx';

/** Who can fix it, and how to reach them. */
export function ServiceOwner({
	owner,
	service,
	says,
}: {
	readonly owner: OwnerJson | null;
	readonly service: string;
	/** The page's sentence. */
	readonly says: string;
}) {
	if (!owner) {
		return (
			<section className="panel sv-card" aria-label={`Owner of ${service}`}>
				<div className="lbl">Owner</div>
				<p className="big">Not known</p>
				<p className="small c2">No directory names an owner of {service}. Add it to the service catalogue.</p>
			</section>
		);
	}
	const ways = [
		['Slack', owner.slackChannel, owner.slackUrl],
		['Runbook', owner.runbookTitle, owner.runbookUrl],
	] as const;
	return (
		<section className="panel sv-card" aria-label={`Owner of ${service}`}>
			<div className="lbl">Owner</div>
			<p className="big">{owner.team || 'Team not named'}</p>
			{owner.nearest ? (
				<p className="small c2">
					Nobody is named for {service}; this is the owner of its {owner.nearest}.
				</p>
			) : null}
			<dl className="kv">
				{owner.onCall ? (
					<>
						<dt>On call</dt>
						<dd>{owner.onCall}</dd>
					</>
				) : null}
				{ways.map(([way, words, href]) =>
					words && href ? (
						<div key={way} className="sv-way">
							<dt>{way}</dt>
							<dd>
								<a href={href}>{words}</a>
							</dd>
						</div>
					) : null,
				)}
			</dl>
			{owner.pageUrl || owner.email ? (
				<Escalate
					owner={owner}
					to={owner.team || service}
					draft={async () => `${says}\n${location.href}`}
					// What is noted is noted of requests.
					hand={() => {}}
				/>
			) : null}
		</section>
	);
}
