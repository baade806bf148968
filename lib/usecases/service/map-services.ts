import { type Asking, readOptions } from '../asking.ts';
import type { TimeWindow } from '../../model/time.ts';
import type { ServiceCounts, ServiceEdges } from '../../ports/analytics/service-source.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { ServiceMap } from '../../api/services.ts';
import { findSuspects, type Suspects } from '../trouble/find-trouble.ts';
import { nowWindow } from '../now-window.ts';
import { ownersOf } from '../owners-of.ts';
import { createPartialPage } from '../partial-page.ts';
import type { Ports } from '../site-ports.ts';
import { presentCounts } from './present-counts.ts';
import { DEADLINES_MS } from '../limits.ts';

const NO_TROUBLE: Suspects = { baseline: undefined, checked: 0, suspects: [] };
const NO_EDGES: ServiceEdges = { edges: [], oneOf: 1 };

/** Every service of a stretch of time, those in trouble first, then by calls, and who calls whom. */
export async function mapServices(asking: Asking, ports: Ports, window: TimeWindow): Promise<ServiceMap> {
	const options = readOptions(asking, DEADLINES_MS.service);
	const parts = createPartialPage();
	const source = ports.analytics.services;
	const none: readonly ServiceCounts[] = [];
	const [counts, { edges, oneOf }, trouble] = await Promise.all([
		source ? parts.ask('services', source.services(window, options), none) : none,
		source ? parts.ask('calls', source.edges(window, undefined, options), NO_EDGES) : NO_EDGES,
		parts.ask('trouble', findSuspects(asking, ports, { window: nowWindow(window) }), NO_TROUBLE),
	]);
	const owners = await ownersOf(
		ports.ownerDirectories,
		counts.map(({ service }) => service),
		options,
	);
	const places = new Map(
		trouble.suspects.map(({ service, rank, sentence, measure }) => [
			service,
			{ rank, sentence, kind: measure.kind },
		]),
	);
	const services = counts.map((one) => ({
		service: one.service,
		team: owners.get(one.service)?.team ?? '',
		trouble: places.get(one.service) ?? null,
		...presentCounts(one),
	}));
	return {
		from: isoNanos(window.from),
		to: isoNanos(window.to),
		missing: parts.missing,
		oneOf,
		services: services.sort(
			(a, b) => (a.trouble?.rank ?? Infinity) - (b.trouble?.rank ?? Infinity) || b.calls - a.calls,
		),
		edges: [...edges],
	};
}
