import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type PeopleList, peopleListSchema } from '../../lib/api/people.ts';

/** People whom a text may mean, best first; asks nobody for an empty text. */
export function usePeople(text: string) {
	return useQuery({
		queryKey: ['people', text],
		enabled: text !== '',
		placeholderData: keepPreviousData,
		retry: false,
		queryFn: async ({ signal }): Promise<PeopleList> => {
			const answer = await fetch(`/api/people?${new URLSearchParams({ q: text })}`, { signal });
			if (!answer.ok) throw new Error(`${answer.status}`);
			return peopleListSchema.parse(await answer.json());
		},
	});
}
