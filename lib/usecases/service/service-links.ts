import { type Asking, readOptions } from '../asking.ts';
import { withDeadline } from '../../base/deadline.ts';
import { coded } from '../../model/columns.ts';
import type { LinkTemplate } from '../../model/link-template.ts';
import { unixNanos } from '../../model/time.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { ServiceLinksJson } from '../../api/service-links.ts';
import { searchStores } from '../explore/search-stores.ts';
import { linksInForce, spanPlaceOf } from '../request/outgoing-links.ts';
import type { RequestCache } from '../request/request-cache.ts';
import { ownersOf } from '../owners-of.ts';
import type { Ports } from '../site-ports.ts';
import { DEADLINES_MS } from '../limits.ts';

const HOUR = 3_600_000_000_000n;

/** Links of a service, who said so, and a span of late to try them on. */
export async function serviceLinks(
	asking: Asking,
	ports: Ports,
	opened: RequestCache,
	service: string,
): Promise<ServiceLinksJson> {
	const { signal } = asking;
	const options = readOptions(asking, DEADLINES_MS.links);
	const [saved, owners, example] = await Promise.all([
		ports.linkStore.linksOf([service]),
		ownersOf(ports.ownerDirectories, [service], options),
		// Links can be written without a span to try them on.
		withDeadline(DEADLINES_MS.links, signal, (stop) =>
			findExample({ ...asking, signal: stop }, ports, opened, service),
		).catch(() => null),
	]);
	const set = saved.get(service);
	const owner = owners.get(service);
	return {
		service,
		...linksInForce(set?.templates, owner?.links ?? []),
		savedAt: set ? isoNanos(set.savedAt) : null,
		team: owner?.team ?? '',
		example,
	};
}

/** Sets the links of a service, or with null goes back to those of its owner directory. Who did it is written down. */
export async function saveServiceLinks(
	asking: Asking,
	ports: Ports,
	opened: RequestCache,
	service: string,
	templates: readonly LinkTemplate[] | null,
): Promise<void> {
	const at = asking.now;
	await ports.appStore.audit.record({
		at,
		actor: asking.who.name,
		action: templates === null ? 'take back links of a service' : 'set links of a service',
		subject: service,
		reason: templates === null ? 'as the owner directory says' : `${templates.length} links`,
	});
	if (templates === null) await ports.linkStore.forget(service);
	else await ports.linkStore.save(service, { templates, savedAt: at });
	opened.forgetAll();
}

async function findExample(
	asking: Asking,
	{ traceStores }: Ports,
	opened: RequestCache,
	service: string,
): Promise<ServiceLinksJson['example']> {
	const to = asking.now;
	for (const hours of [1n, 24n]) {
		const query = { service, from: unixNanos(to - hours * HOUR), to, limit: 1 };
		// What one store can't tell, another may, and a longer look as well.
		const page = await searchStores(asking, traceStores, query).catch(() => undefined);
		const [found] = page?.requests ?? [];
		const opening = found ? await opened.open(asking, found.traceId) : undefined;
		if (!opening?.found) continue;
		const { trace } = opening.request;
		for (let row = 0; row < trace.spans.length; row++) {
			if (coded(trace.spans.services, row) !== service) continue;
			const { attributes, ...place } = spanPlaceOf(trace, row);
			return { ...place, attributes: [...attributes] };
		}
	}
	return null;
}
