import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LinkTemplate } from '../../lib/model/link-template.ts';
import { problemSchema } from '../../lib/api/problem.ts';
import { type ServiceLinksJson, serviceLinksSchema } from '../../lib/api/service-links.ts';

/** Links of a service, and what saves them; with null the owner directory's hold again. */
export function useServiceLinks(service: string) {
	const client = useQueryClient();
	const address = `/api/services/${encodeURIComponent(service)}/links`;
	const queryKey = ['service links', service];
	const links = useQuery({
		queryKey,
		retry: 1,
		// What is being written must not be read over.
		staleTime: Infinity,
		refetchOnWindowFocus: false,
		queryFn: async ({ signal }) => read(await fetch(address, { signal })),
	});
	const save = useMutation({
		mutationFn: async (templates: readonly LinkTemplate[] | null) =>
			read(
				await fetch(address, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ templates }),
				}),
			),
		onSuccess: (saved) => client.setQueryData(queryKey, saved),
	});
	return { links, save };
}
export type SaveLinks = ReturnType<typeof useServiceLinks>['save'];

async function read(answer: Response): Promise<ServiceLinksJson> {
	const body: unknown = await answer.json().catch(() => undefined);
	if (answer.ok) return serviceLinksSchema.parse(body);
	const problem = problemSchema.safeParse(body);
	throw new Error(problem.success ? problem.data.error.message : `${answer.status} ${answer.statusText}`);
}
