import type { ServiceList } from '../../../lib/wire/api/lists.ts';
import { answer, json } from '../../_server/answer.ts';
import { site } from '../../_server/site.ts';

const MOST = 10_000;
const DEADLINE_MS = 5_000;

/** Names of all services seen in the time that is kept. */
export function GET(request: Request) {
	return answer(async () => {
		const options = { signal: request.signal, deadlineMs: DEADLINE_MS };
		const lists = await Promise.all(site().ports.traceStores.map((store) => store.services(MOST, options)));
		return json({ services: [...new Set(lists.flat())].sort() } satisfies ServiceList);
	});
}
