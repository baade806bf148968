import { serviceLinksBodySchema, serviceLinksSchema } from '../../api/service-links.ts';
import { serviceMapSchema, servicePageSchema, servicesQuerySchema } from '../../api/services.ts';
import { type TimeWindow, unixNanos, type UnixNanos } from '../../model/time.ts';
import type { Asking } from '../asking.ts';
import { nextTick } from '../now-window.ts';
import { verb } from '../verb.ts';
import { describeService } from './describe-service.ts';
import { mapServices } from './map-services.ts';
import { saveServiceLinks, serviceLinks } from './service-links.ts';

const HOUR = 3_600_000_000_000n;
const READS = { method: 'GET', permission: 'read requests' } as const;

/** The stretch of time asked for; by default the last hour. */
function windowOf(
	{ now }: Asking,
	asked: { readonly from?: UnixNanos; readonly to?: UnixNanos },
): TimeWindow {
	const to = asked.to ?? nextTick(now);
	return { from: asked.from ?? unixNanos(to - HOUR), to };
}

export const SERVICE_VERBS = [
	verb({
		...READS,
		name: 'services.map',
		path: '/api/services',
		summary: 'Every service that was seen, those in trouble first, and who calls whom',
		query: servicesQuerySchema,
		output: serviceMapSchema,
		run: (asking, { ports }, { query }) => mapServices(asking, ports, windowOf(asking, query)),
	}),
	verb({
		...READS,
		name: 'service.read',
		path: '/api/services/{name}',
		summary: 'How one service does: minutes, operations, versions, callers, callees, owner',
		query: servicesQuerySchema,
		output: servicePageSchema,
		run: (asking, { ports }, { path, query }) =>
			describeService(asking, ports, path.name, windowOf(asking, query)),
	}),
	verb({
		...READS,
		name: 'service.links',
		path: '/api/services/{name}/links',
		summary: 'Where people go on from a service, and a span to try its links on',
		output: serviceLinksSchema,
		run: (asking, { ports, opened }, { path }) => serviceLinks(asking, ports, opened, path.name),
	}),
	verb({
		name: 'service.setLinks',
		method: 'POST',
		permission: 'change settings',
		path: '/api/services/{name}/links',
		summary: 'Sets the links of a service; null goes back to what the owner directory says',
		body: serviceLinksBodySchema,
		output: serviceLinksSchema,
		async run(asking, { ports, opened }, { path, body }) {
			await saveServiceLinks(asking, ports, opened, path.name, body.templates);
			return serviceLinks(asking, ports, opened, path.name);
		},
	}),
];
