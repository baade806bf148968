import { type Asking, readOptions } from '../asking.ts';
import type { Ports } from '../site-ports.ts';
import { DEADLINES_MS } from '../limits.ts';

const MAX_SERVICES = 2_000;

/** Names that are services, of every store that knows any. Without a store its names are not known; the rest is. */
export async function serviceNames(
	asking: Asking,
	{ traceStores }: Pick<Ports, 'traceStores'>,
): Promise<ReadonlySet<string>> {
	const options = readOptions(asking, DEADLINES_MS.serviceNames);
	const found = await Promise.all(
		traceStores.map((store) => store.services(MAX_SERVICES, options).catch(() => [])),
	);
	return new Set(found.flat());
}
