import { openPorts } from '../../adapters/wiring.ts';
import { createOpenedRequests, type OpenedRequests } from '../../lib/usecases/opened-requests.ts';
import type { Ports } from '../../lib/usecases/ports.ts';

interface Site {
	readonly ports: Ports;
	readonly opened: OpenedRequests;
}

/** Modules are loaded anew while developing and once per bundle; the global object is not. */
const place: typeof globalThis & { dupinSite?: Site } = globalThis;

/** The one set of ports of this process: opened at first use. */
export function site(): Site {
	place.dupinSite ??= openSite();
	return place.dupinSite;
}

function openSite(): Site {
	const ports = openPorts(process.env);
	return { ports, opened: createOpenedRequests(ports) };
}
