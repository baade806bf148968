import type { ServiceCounts, ServiceEdges, Window } from '../ports/service-source.ts';
import { isoNanos } from '../wire/api/iso-time.ts';
import type { ServiceMap } from '../wire/api/services.ts';
import { findSuspects, type Suspects } from './find-trouble.ts';
import { nowWindow } from './now-window.ts';
import { ownersOf } from './owners-of.ts';
import { createParts } from './parts.ts';
import type { Ports } from './ports.ts';
import { toCounts } from './to-counts.ts';

const DEADLINE_MS = 10_000;
const NO_TROUBLE: Suspects = { baseline: undefined, checked: 0, suspects: [] };
const NO_EDGES: ServiceEdges = { edges: [], oneOf: 1 };

/** Every service of a stretch of time, those in trouble first, then by calls, and who calls whom. */
export async function mapServices(ports: Ports, window: Window, signal: AbortSignal): Promise<ServiceMap> {
	const options = { signal, deadlineMs: DEADLINE_MS };
	const parts = createParts();
	const [source] = ports.serviceSources;
	const none: readonly ServiceCounts[] = [];
	const [counts, { edges, oneOf }, trouble] = await Promise.all([
		source ? parts.ask('services', source.services(window, options), none) : none,
		source ? parts.ask('calls', source.edges(window, undefined, options), NO_EDGES) : NO_EDGES,
		parts.ask('trouble', findSuspects(ports, { window: nowWindow(window) }, signal), NO_TROUBLE),
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
		...toCounts(one),
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
