import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HandOffWay } from '../../../lib/model/hand-off.ts';
import type { HandOffList } from '../../../lib/api/hand-off.ts';

/** Who was told of a request, and the way to tell somebody. */
export function useHandOffs(traceId: string) {
	const client = useQueryClient();
	const address = `/api/requests/${traceId}/hand-offs`;
	const key = ['hand-offs', traceId];
	const list = useQuery({
		queryKey: key,
		retry: 1,
		queryFn: async ({ signal }) => read(await fetch(address, { signal })),
	});
	const send = useMutation({
		mutationFn: async (body: { way: HandOffWay; text: string; link: string }) =>
			read(
				await fetch(address, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body),
				}),
			),
		onSuccess: (found) => client.setQueryData(key, found),
	});
	return { list, send };
}

async function read(answer: Response): Promise<HandOffList> {
	if (answer.ok) {
		const { handOffListSchema } = await import('../../../lib/api/hand-off.ts');
		return handOffListSchema.parse(await answer.json());
	}
	const { problemSchema } = await import('../../../lib/api/problem.ts');
	const problem = problemSchema.safeParse(await answer.json().catch(() => undefined));
	throw new Error(problem.success ? problem.data.error.message : `${answer.status} ${answer.statusText}`);
}
