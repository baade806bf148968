import type { PersonJson } from '../../lib/api/people.ts';
import { PersonBand } from './person-band.tsx';
import { PersonHeader } from './person-header.tsx';
import { RoleChanges } from './role-changes.tsx';
import { SignIns } from './sign-ins.tsx';
import { SourceList } from './source-list.tsx';
import { TroubleList } from './trouble-list.tsx';
import { WorkRequests } from './work-requests.tsx';
import './studio.css';

/** Somebody in production: the sentence, what changed, who puts it right; below it all that it rests on. */
export function PersonPage({ person }: { readonly person: PersonJson }) {
	return (
		<>
			<PersonHeader person={person} />
			<PersonBand person={person} />
			<div className="page">
				<div className="pp-lay">
					<TroubleList person={person} />
					<RoleChanges person={person} />
					<SignIns person={person} />
					<WorkRequests person={person} />
					<SourceList sources={person.sources} />
				</div>
			</div>
		</>
	);
}
