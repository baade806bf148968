import { openPorts, readConfiguration } from '../../adapters/wiring.ts';
import { listedStories } from '../../lib/demo/story-list.ts';
import { createCaseCache } from '../../lib/usecases/case/case-cache.ts';
import { createOpenedFiles } from '../../lib/usecases/request/opened-files.ts';
import { withKnownSpans } from '../../lib/usecases/request/known-spans.ts';
import { createRequestCache } from '../../lib/usecases/request/request-cache.ts';
import type { Site } from '../../lib/usecases/site.ts';
import type { Ports } from '../../lib/usecases/site-ports.ts';
import { createTroubleCache } from '../../lib/usecases/trouble/trouble-cache.ts';

/** Spans and log lines of opened files that are kept in memory. */
const MAX_FILE_ROWS = 500_000;

/** Modules are loaded anew while developing and once per bundle; the global object is not. */
const place: typeof globalThis & { dupinSite?: OpenedSite } = globalThis;

/** The site, and what of its configuration pages and routes go by. */
export interface OpenedSite extends Site {
	readonly addresses: ReturnType<typeof readConfiguration>['addresses'];
	/** Names that the site answers to, beside those of the loopback address. */
	readonly hosts: ReadonlySet<string>;
}

/** The one set of ports of this process, and what it keeps open: made at first use. */
export function site(): OpenedSite {
	place.dupinSite ??= openSite();
	return place.dupinSite;
}

function openSite(): OpenedSite {
	const files = createOpenedFiles(MAX_FILE_ROWS);
	const { settings, addresses } = readConfiguration();
	const stored = openPorts();
	const { trouble } = stored.analytics;
	const ports: Ports = {
		...stored,
		traceStores: stored.traceStores.map(withKnownSpans),
		analytics: trouble
			? { ...stored.analytics, trouble: createTroubleCache(trouble, () => performance.now()) }
			: stored.analytics,
	};
	return {
		addresses,
		hosts: new Set([...settings.hosts, settings.host]),
		ports,
		files,
		opened: createRequestCache(ports, files),
		cases: createCaseCache(ports.cases),
		stories: settings.demo ? [...listedStories()] : [],
	};
}
