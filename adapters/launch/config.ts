import { addressesOf } from '../../lib/config/addresses.ts';
import type { Configuration } from '../config.ts';

export interface LaunchConfig {
	readonly host: string;
	readonly webPort: number;
	/** Ports that must be free, with what they are for. */
	readonly ports: readonly (readonly [port: number, use: string])[];
	readonly otlpPort: number;
	readonly zipkinPort: number;
	readonly dataDir: string;
	/** Where the site and the collector answer. */
	readonly site: string;
	readonly collector: string;
}

/** What the launcher must know of the configuration. */
export function launchConfig({ settings }: Pick<Configuration, 'settings'>): LaunchConfig {
	const { host, webPort, otlpPort, zipkinPort, dataDir, clickhouseUrl, clickhousePort } = settings;
	const engine = clickhouseUrl === undefined ? [[clickhousePort, 'the store'] as const] : [];
	// The collector that is started here, even where the site asks another.
	const { site, collector } = addressesOf({ ...settings, collectorUrl: undefined });
	return {
		host,
		webPort,
		otlpPort,
		zipkinPort,
		dataDir,
		site,
		collector,
		ports: [[webPort, 'the site'], [otlpPort, 'OTLP'], [zipkinPort, 'Zipkin'], ...engine],
	};
}
