import type { Recognised } from '../../../lib/wire/api/lists.ts';
import { textSchema } from '../../../lib/wire/api/page-query.ts';
import { recognise } from '../../../lib/wire/recognise/recognise.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

const MOST_SERVICES = 2_000;
const DEADLINE_MS = 2_000;

/** What a pasted text holds. Without the store, service names are not recognised; the rest is. */
export function GET(request: Request) {
	return answer(async () => {
		const { q } = readQuery(request, textSchema);
		const options = { signal: request.signal, deadlineMs: DEADLINE_MS };
		const [store] = site().ports.traceStores;
		const services = (await store?.services(MOST_SERVICES, options).catch(() => [])) ?? [];
		return json({ candidates: [...recognise(q, new Set(services))] } satisfies Recognised);
	});
}
