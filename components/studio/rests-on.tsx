import type { PersonJson, SentenceJson } from '../../lib/api/people.ts';
import { formatCounted } from '../../lib/format/count.ts';

type Evidence = SentenceJson['evidence'][number];

const WORDS: Readonly<Record<Evidence['kind'], (count: number) => string>> = {
	'role-change': (count) => formatCounted(count, 'role change'),
	'sign-in': (count) => formatCounted(count, 'sign-in'),
	refusal: (count) => formatCounted(count, 'refusal'),
	request: (count) => formatCounted(count, 'request'),
	person: () => 'the staff record',
	asked: (count) => `${formatCounted(count, 'source')} looked into`,
};

/** What the sentences above rest on, each a link to its proof. */
export function RestsOn({ person }: { readonly person: PersonJson }) {
	const told = [person.headline, ...person.details].flatMap(({ evidence }) => evidence);
	const once = new Map(told.map((evidence) => [JSON.stringify(evidence), evidence]));
	const kinds = Map.groupBy(once.values(), ({ kind }) => kind);
	return (
		<ul className="pp-rests" aria-label="This rests on">
			{Array.from(kinds, ([kind, evidence]) => (
				<li key={kind}>
					<a
						className="chip"
						href={kind === 'refusal' ? '#troubles' : kind === 'request' ? '#requests' : evidence[0]?.href}
					>
						{WORDS[kind](evidence.length)}
					</a>
				</li>
			))}
		</ul>
	);
}
