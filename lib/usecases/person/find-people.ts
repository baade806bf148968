import type { Asking } from '../asking.ts';
import type { SourceStatus } from '../../model/source-status.ts';
import { type FoundPerson, rankPeople } from '../../studio/rank-people.ts';
import { askAll } from '../ask-source.ts';
import type { StudioSources } from '../studio-sources.ts';
import { DEADLINES_MS } from '../limits.ts';

/** People a directory may put forward; the best of them are shown. */
const MAX_CANDIDATES = 300;

export interface PeopleFound {
	readonly people: readonly FoundPerson[];
	/** People that fit, shown or not. */
	readonly total: number;
	readonly sources: readonly SourceStatus[];
}

/** People by name, e-mail or ID, best first. A directory that does not answer is told of and empties nothing. */
export async function findPeople(
	asking: Asking,
	{ directories }: StudioSources,
	text: string,
	limit: number,
): Promise<PeopleFound> {
	if (text.trim() === '') return { people: [], total: 0, sources: [] };
	const answers = await askAll(asking, directories, {
		kind: 'people',
		deadlineMs: DEADLINES_MS.people,
		work: (directory, options) => directory.candidates(text.trim(), MAX_CANDIDATES, options),
		count: ({ people, total }) => ({ given: people.length, total }),
	});
	const people = new Map(answers.flatMap(({ value }) => value?.people ?? []).map((user) => [user.id, user]));
	const ranked = rankPeople(text, [...people.values()]);
	return {
		people: ranked.slice(0, limit),
		total: ranked.length,
		sources: answers.map(({ status }) => status),
	};
}
