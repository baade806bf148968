import { useQuery } from '@tanstack/react-query';
import { recentListSchema } from '../../lib/api/lists.ts';

/** Requests opened here, last first, each told as its verdict. */
export function useOpened(limit: number) {
	return useQuery({
		queryKey: ['recent', limit],
		retry: false,
		queryFn: async ({ signal }) => {
			const answer = await fetch(`/api/recent?limit=${limit}`, { signal });
			if (!answer.ok) throw new Error(`${answer.status}`);
			return recentListSchema.parse(await answer.json()).requests;
		},
	});
}
