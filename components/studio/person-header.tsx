import type { PersonJson } from '../../lib/api/people.ts';
import { formatDay } from '../../lib/format/clock.ts';
import { pronouns } from '../../lib/studio/phrases.ts';
import { whatTheyDo } from '../lists/what-they-do.ts';
import { HiddenEmail } from './hidden-email.tsx';
import { LocalTime } from './local-time.tsx';

/** Who it is, and what time it is for them. */
export function PersonHeader({ person }: { readonly person: PersonJson }) {
	const { name, id, timeZone, place, contractEnds, now } = person;
	const initials = name
		.split(/\s+/)
		.map((word) => word.charAt(0))
		.slice(0, 2)
		.join('');
	const contract =
		contractEnds === null ? '' : `, contract to ${formatDay(Date.parse(contractEnds), Date.parse(now))}`;
	return (
		<div className="pp-who" id="person">
			<span className="pp-av" aria-hidden="true">
				{initials}
			</span>
			<div>
				<p className="pp-name">{name}</p>
				<p className="small c2">
					{whatTheyDo(person)}
					{contract}
				</p>
			</div>
			<span className="sp" />
			<div className="facts">
				<HiddenEmail userId={id} domain={person.emailDomain} />
				<span>
					User <code>{id}</code>
				</span>
				<LocalTime timeZone={timeZone} place={place} whose={pronouns(person).object} />
			</div>
		</div>
	);
}
