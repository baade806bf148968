import { recognise } from '../../lib/recognise/recognise.ts';
import { type PeopleList, peopleListSchema } from '../../lib/api/people.ts';
import { useWantedPerson } from './wanted-person.ts';

/** Nobody waits longer for a guess. */
const PATIENCE_MS = 4_000;
/** Up to four words of letters: "Marisol Vega", "Ana de la Cruz". */
const NAME = /^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3}$/u;

/** Whether a text can be a person: a name of at least so many words, or an e-mail address and nothing else. */
export function maybePerson(text: string, leastWords: 1 | 2): boolean {
	const wanted = text.trim();
	if (NAME.test(wanted) && wanted.split(' ').length >= leastWords) return true;
	const found = recognise(wanted);
	return found.length === 1 && found[0]?.kind === 'email';
}

/**
 * The page of the person in production that a text names, typing mistakes forgiven; the list where several
 * have that name; undefined where nobody does or nobody answers in time.
 */
export async function personAddress(text: string): Promise<string | undefined> {
	// One word alone is rather a word to search for.
	if (!maybePerson(text, 2)) return undefined;
	const query = new URLSearchParams({ q: text.trim(), limit: '5' });
	const people = await fetch(`/api/people?${query}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
		.then(
			async (answer): Promise<PeopleList['people']> =>
				answer.ok ? peopleListSchema.parse(await answer.json()).people : [],
		)
		.catch(() => []);
	const sure = people.filter((person) => person.sure);
	const [first] = sure;
	if (!first) return undefined;
	if (sure.length === 1) return `/studio/${encodeURIComponent(first.id)}`;
	useWantedPerson.getState().look(text.trim());
	return '/studio';
}
