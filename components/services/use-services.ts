import { useQuery } from '@tanstack/react-query';
import { serviceMapSchema, servicePageSchema } from '../../lib/api/services.ts';

const EVERY_MS = 30_000;

/** All services and who calls whom, asked again every half minute. */
export function useServiceMap() {
	return useQuery({
		queryKey: ['services'],
		refetchInterval: EVERY_MS,
		retry: 1,
		queryFn: async ({ signal }) => serviceMapSchema.parse(await read('/api/services', signal)),
	});
}

/** One service, asked again every half minute. */
export function useServicePage(service: string) {
	return useQuery({
		queryKey: ['services', service],
		refetchInterval: EVERY_MS,
		retry: 1,
		queryFn: async ({ signal }) =>
			servicePageSchema.parse(await read(`/api/services/${encodeURIComponent(service)}`, signal)),
	});
}

async function read(address: string, signal: AbortSignal): Promise<unknown> {
	const answer = await fetch(address, { signal });
	if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
	return answer.json();
}
