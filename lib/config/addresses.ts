import type { Settings } from './settings.ts';

/** A host as it stands in an address: of IPv6 in brackets, and where all are listened on, the loopback one. */
function inAddress(host: string): string {
	if (host === '0.0.0.0') return '127.0.0.1';
	if (host === '::') return '[::1]';
	return host.includes(':') ? `[${host}]` : host;
}

/** Where the parts are found that this configuration starts, or that it names. */
export interface Addresses {
	readonly site: string;
	/** The collector's: OTLP over HTTP, its ledger and its state. */
	readonly collector: string;
	readonly zipkin: string;
}

export function addressesOf({ host, webPort, otlpPort, zipkinPort, collectorUrl }: Settings): Addresses {
	const at = (port: number) => `http://${inAddress(host)}:${port}`;
	if (collectorUrl === undefined)
		return { site: at(webPort), collector: at(otlpPort), zipkin: at(zipkinPort) };
	const { hostname } = new URL(collectorUrl);
	return {
		site: at(webPort),
		collector: collectorUrl.replace(/\/+$/, ''),
		zipkin: `http://${hostname}:${zipkinPort}`,
	};
}
