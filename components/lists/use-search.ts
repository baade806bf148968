import { useInfiniteQuery } from '@tanstack/react-query';
import { type SearchResult, searchResultSchema } from '../../lib/api/search.ts';

/** Requests that match, page after page. The query is what `/api/search` takes. */
export function useSearch(query: string) {
	return useInfiniteQuery({
		queryKey: ['search', query],
		initialPageParam: '',
		retry: 1,
		queryFn: async ({ signal, pageParam }): Promise<SearchResult> => {
			const params = new URLSearchParams(query);
			if (pageParam !== '') params.set('cursor', pageParam);
			const answer = await fetch(`/api/search?${params}`, { signal });
			if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
			return searchResultSchema.parse(await answer.json());
		},
		getNextPageParam: (page) => page.nextCursor,
	});
}
