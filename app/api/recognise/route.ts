import { resolvePastedText } from '../../../lib/usecases/explore/resolve-pasted-text.ts';
import type { Recognised } from '../../../lib/api/lists.ts';
import { type Named, namedBodySchema } from '../../../lib/api/named.ts';
import { textSchema } from '../../../lib/api/page-query.ts';
import { recognise } from '../../../lib/recognise/recognise.ts';
import { answer, json } from '../../_server/answer.ts';
import { readJson } from '../../_server/read-json.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

const MAX_SERVICES = 2_000;
const DEADLINE_MS = 2_000;

/** What a pasted text holds. */
export function GET(request: Request) {
	return answer(async () => {
		const { q } = readQuery(request, textSchema);
		return json({ candidates: [...recognise(q, await serviceNames(request.signal))] } satisfies Recognised);
	});
}

/** What it names, with the verdicts. */
export function POST(request: Request) {
	return answer(async () => {
		const { text } = await readJson(request, namedBodySchema);
		const { ports, opened } = site();
		const services = await serviceNames(request.signal);
		const things = await resolvePastedText(ports, opened, { text, services }, request.signal);
		return json({ things: [...things] } satisfies Named);
	});
}

/** Without the store, service names are not recognised; the rest is. */
async function serviceNames(signal: AbortSignal): Promise<ReadonlySet<string>> {
	const [store] = site().ports.traceStores;
	return new Set(await store?.services(MAX_SERVICES, { signal, deadlineMs: DEADLINE_MS }).catch(() => []));
}
