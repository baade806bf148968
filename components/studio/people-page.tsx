'use client';

import { useDeferredValue, useEffect, useRef } from 'react';
import { formatCounted } from '../../lib/format/count.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { QueryProvider } from '../base/query-provider.tsx';
import { PersonRow } from '../lists/person-row.tsx';
import { SilentSources } from './source-list.tsx';
import { usePeople } from '../lists/use-people.ts';
import { useWantedPerson } from '../base/wanted-person.ts';
import './studio.css';

/** Looks for somebody in production by name or e-mail. */
export function PeoplePage() {
	const { text, look } = useWantedPerson();
	const input = useRef<HTMLInputElement>(null);
	useEffect(() => input.current?.focus(), []);
	return (
		<div className="page narrow pp-search">
			<h1>Who can’t do their work?</h1>
			<search>
				<label className="pp-find">
					<Icon name="search" />
					<span className="sr">Name, e-mail or ID</span>
					<input
						ref={input}
						value={text}
						spellCheck={false}
						autoComplete="off"
						maxLength={200}
						placeholder="Name, e-mail or ID. Spelling need not be right"
						onChange={(event) => look(event.target.value)}
					/>
				</label>
			</search>
			<QueryProvider>
				<Found text={useDeferredValue(text.trim())} />
			</QueryProvider>
		</div>
	);
}

function Found({ text }: { readonly text: string }) {
	const found = usePeople(text);
	if (text === '') {
		return (
			<p className="c2">
				Dupin looks into the staff lists, sign-ins, role changes and refusals, and says in one sentence what
				stops somebody. Addresses stay hidden until you need them.
			</p>
		);
	}
	if (found.isError) {
		return (
			<p className="empty" role="alert">
				The staff lists did not answer. Pages of people open as usual by their ID.{' '}
				<button type="button" className="btn sm" onClick={() => void found.refetch()}>
					Try again
				</button>
			</p>
		);
	}
	if (!found.data) return <output className="c2">Looking …</output>;
	const { people, total, sources } = found.data;
	return (
		<>
			<Panel
				title="People"
				count={
					<output>
						{total === 0 ? 'nobody fits' : `${formatCounted(total, 'match', 'matches')}, best first`}
					</output>
				}
			>
				{people.length === 0 ? (
					<p className="empty">
						{sources.length === 0
							? 'No staff list is connected here.'
							: 'Nobody is called anything like that. Try the family name alone, or their e-mail.'}
					</p>
				) : null}
				<ul>
					{people.map((person) => (
						<li key={person.id}>
							<PersonRow person={person} />
						</li>
					))}
				</ul>
			</Panel>
			<SilentSources sources={sources} />
		</>
	);
}
