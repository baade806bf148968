import { openPorts } from '../../adapters/wiring.ts';
import { listedStories } from '../../lib/demo/story-list.ts';
import { createCaseCache } from '../../lib/usecases/case/case-cache.ts';
import { createOpenedFiles } from '../../lib/usecases/request/opened-files.ts';
import { createRequestCache } from '../../lib/usecases/request/request-cache.ts';
import type { Site } from '../../lib/usecases/site.ts';
import type { Ports } from '../../lib/usecases/site-ports.ts';
import { createTroubleCache } from '../../lib/usecases/trouble/trouble-cache.ts';

/** Spans and log lines of opened files that are kept in memory. */
const MAX_FILE_ROWS = 500_000;

/** Modules are loaded anew while developing and once per bundle; the global object is not. */
const place: typeof globalThis & { dupinSite?: Site } = globalThis;

/** The one set of ports of this process, and what it keeps open: made at first use. */
export function site(): Site {
	place.dupinSite ??= openSite();
	return place.dupinSite;
}

function openSite(): Site {
	const files = createOpenedFiles(MAX_FILE_ROWS);
	const stored = openPorts(process.env);
	const ports: Ports = {
		...stored,
		troubleSources: stored.troubleSources.map((source) =>
			createTroubleCache(source, () => performance.now()),
		),
	};
	return {
		ports,
		files,
		opened: createRequestCache(ports, files),
		cases: createCaseCache(ports.cases),
		stories: process.env.DUPIN_DEMO === '1' ? [...listedStories()] : [],
	};
}
