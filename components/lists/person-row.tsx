import { Link } from '../base/link.tsx';
import type { PeopleList } from '../../lib/api/people.ts';
import { Icon } from '../base/icon.tsx';
import { whatTheyDo } from './what-they-do.ts';

/** What tells namesakes apart: what they do, where, on which titles, and whose address they have. */
export function PersonRow({ person }: { readonly person: PeopleList['people'][number] }) {
	const projects = person.roles.map(({ project }) => project);
	return (
		<Link className="pp-person" href={`/studio/${encodeURIComponent(person.id)}`} data-testid="person">
			<span>
				<b>{person.name}</b>
				<small>{whatTheyDo(person)}</small>
			</span>
			<span>
				<small>{projects.length > 0 ? projects.join('; ') : 'no role on a title'}</small>
				<small className="c3">
					{[person.place, person.emailDomain && `@${person.emailDomain}`, person.id]
						.filter(Boolean)
						.join(' · ')}
				</small>
			</span>
			<span className="c3">
				<Icon name="right" small />
			</span>
		</Link>
	);
}
