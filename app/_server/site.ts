import { openPorts } from '../../adapters/wiring.ts';
import { createFileShelf, type FileShelf } from '../../lib/usecases/file-shelf.ts';
import { createOpenedRequests, type OpenedRequests } from '../../lib/usecases/opened-requests.ts';
import type { Ports } from '../../lib/usecases/ports.ts';
import { rememberedTrouble } from '../../lib/usecases/remembered-trouble.ts';

/** Spans and log lines of opened files that are kept in memory. */
const MOST_FILE_ROWS = 500_000;

interface Site {
	readonly ports: Ports;
	readonly opened: OpenedRequests;
	readonly files: FileShelf;
}

/** Modules are loaded anew while developing and once per bundle; the global object is not. */
const place: typeof globalThis & { dupinSite?: Site } = globalThis;

/** The one set of ports of this process: opened at first use. */
export function site(): Site {
	place.dupinSite ??= openSite();
	return place.dupinSite;
}

function openSite(): Site {
	const files = createFileShelf(MOST_FILE_ROWS);
	const stored = openPorts(process.env);
	const ports: Ports = {
		...stored,
		traceStores: [...stored.traceStores, files.traceStore],
		logStores: [...stored.logStores, files.logStore],
		troubleSources: stored.troubleSources.map((source) => rememberedTrouble(source, () => performance.now())),
	};
	return { ports, files, opened: createOpenedRequests(ports) };
}
