import { type Asking, readOptions } from '../asking.ts';
import type { TimeWindow } from '../../model/time.ts';
import type { ServiceSource } from '../../ports/analytics/service-source.ts';
import type { ReadOptions } from '../../ports/read-options.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { ServicePageJson } from '../../api/services.ts';
import { findSuspects, type Suspects } from '../trouble/find-trouble.ts';
import { nowWindow } from '../now-window.ts';
import { ownersOf } from '../owners-of.ts';
import { createPartialPage } from '../partial-page.ts';
import type { Ports } from '../site-ports.ts';
import { scoresOf } from '../scores-of.ts';
import { presentCounts } from './present-counts.ts';
import { DEADLINES_MS } from '../limits.ts';

const NO_TROUBLE: Suspects = { baseline: undefined, checked: 0, suspects: [] };

/** One service in a stretch of time: how it does, what it is asked, which versions run, who stands around it. */
export async function describeService(
	asking: Asking,
	ports: Ports,
	service: string,
	window: TimeWindow,
): Promise<ServicePageJson> {
	const options = readOptions(asking, DEADLINES_MS.service);
	const parts = createPartialPage();
	const source = ports.analytics.services;
	const [seen, trouble, owners, { scores, missing }] = await Promise.all([
		source ? readParts(source, parts, service, window, options) : undefined,
		parts.ask('trouble', findSuspects(asking, ports, { window: nowWindow(window) }), NO_TROUBLE),
		ownersOf(ports.ownerDirectories, [service], options),
		scoresOf(asking, ports, [service], nowWindow(window)),
	]);
	const found = trouble.suspects.find((one) => one.service === service);
	return {
		from: isoNanos(window.from),
		to: isoNanos(window.to),
		service,
		counts: null,
		minutes: [],
		operations: [],
		versions: [],
		callers: [],
		callees: [],
		oneOf: 1,
		...seen,
		missing: [...parts.missing, ...missing],
		scores: [...(scores.get(service) ?? [])],
		trouble: found ? { rank: found.rank, sentence: found.sentence, kind: found.measure.kind } : null,
		owner: owners.get(service) ?? null,
	};
}

async function readParts(
	source: ServiceSource,
	{ ask }: ReturnType<typeof createPartialPage>,
	service: string,
	window: TimeWindow,
	options: ReadOptions,
) {
	const [services, minutes, operations, versions, { edges, oneOf }] = await Promise.all([
		ask('counts', source.services(window, options), []),
		ask('minutes', source.minutes(window, [service], options), []),
		ask('operations', source.operations(window, service, options), []),
		ask('versions', source.versions(window, service, options), []),
		ask('callers and callees', source.edges(window, service, options), { edges: [], oneOf: 1 }),
	]);
	const counts = services.find((one) => one.service === service);
	return {
		counts: counts ? presentCounts(counts) : null,
		minutes: minutes.map(({ start, calls, errors, p99Nanos }) => ({
			start: isoNanos(start),
			calls,
			errors,
			p99Nanos,
		})),
		operations: operations.map((one) => ({
			operation: one.operation,
			kind: one.kind,
			...presentCounts(one),
		})),
		versions: versions.map((version) => ({
			...version,
			firstSeen: isoNanos(version.firstSeen),
			lastSeen: isoNanos(version.lastSeen),
		})),
		callers: edges.filter((edge) => edge.callee === service),
		callees: edges.filter((edge) => edge.caller === service),
		oneOf,
	};
}
