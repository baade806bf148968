import { secondCauseText } from '../../lib/studio/phrases.ts';
import type { PersonJson, RoleChangeJson } from '../../lib/api/people.ts';
import { formatMoment } from '../../lib/format/moment.ts';
import { Panel } from '../base/panel.tsx';
import { EmptyOrSilent } from './source-list.tsx';

/** What was done to a person's roles, newest first; what likely did it is marked. */
export function RoleChanges({ person }: { readonly person: PersonJson }) {
	const { roleChanges, days, now, sources } = person;
	return (
		<Panel id="role-changes" title="Role changes" count={`${roleChanges.length} in ${days.changes} days`}>
			<EmptyOrSilent kind="role changes" sources={sources} empty={roleChanges.length === 0}>
				No role was given, moved or taken in the last {days.changes} days.
			</EmptyOrSilent>
			<ol className="pp-roles">
				{roleChanges.map((change) => (
					<li key={change.id} className={change.likelyCause ? 'hot' : undefined}>
						<time dateTime={change.time}>{formatMoment(Date.parse(change.time), Date.parse(now))}</time>
						<div>
							<b>
								<Done change={change} />
							</b>
							{change.likelyCause ? <span className="badge warn">Likely cause</span> : null}
							<small>{madeBy(change)}</small>
						</div>
					</li>
				))}
			</ol>
		</Panel>
	);
}

function Done({ change }: { readonly change: RoleChangeJson }) {
	const { kind, role, was, is } = change;
	switch (kind) {
		case 'moved':
			return (
				<>
					{role} moved from <s>{secondCauseText(was, is)}</s> to {secondCauseText(is, was)}
				</>
			);
		case 'removed':
			return (
				<>
					{role} taken away, {was}
				</>
			);
		case 'added':
			return (
				<>
					{role} added, {is}
				</>
			);
		case 'account-opened':
			return <>Account opened</>;
	}
}

function madeBy({ changedBy, batchSize, kind, was }: RoleChangeJson): string {
	const [title] = was.split(', ');
	const by = changedBy === '' ? 'nobody is named' : `by ${changedBy}`;
	return [kind === 'moved' ? title : '', by, batchSize > 1 ? `batch of ${batchSize}` : '']
		.filter(Boolean)
		.join(', ');
}
