'use client';

import { Panel } from '../base/panel.tsx';
import { maybePerson } from '../base/person-address.ts';
import { PersonRow } from './person-row.tsx';
import { usePeople } from './use-people.ts';
import './people.css';

const MAX_SHOWN = 3;

/** People in production whom a search may mean, above what it found. Nothing where it means nobody. */
export function PeopleHint({ text }: { readonly text: string }) {
	const { data } = usePeople(maybePerson(text, 1) ? text.trim() : '');
	const sure = (data?.people ?? []).filter((person) => person.sure).slice(0, MAX_SHOWN);
	if (sure.length === 0) return null;
	return (
		<Panel title="People in production">
			<ul>
				{sure.map((person) => (
					<li key={person.id}>
						<PersonRow person={person} />
					</li>
				))}
			</ul>
		</Panel>
	);
}
