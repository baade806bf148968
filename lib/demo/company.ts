/** How a service writes its log lines; each names the IDs in its own way. */
export type LogFormat = 'json' | 'json-dd' | 'json-nested' | 'logfmt' | 'text' | 'otlp';

export interface HalcyonService {
	readonly name: string;
	readonly version: string;
	readonly format: LogFormat;
	readonly team: string;
	/** It speaks Zipkin with 64-bit B3 IDs and can't be changed any more. */
	readonly legacy?: boolean;
}

const SERVICES: readonly (readonly [name: string, version: string, format: LogFormat, team: string])[] = [
	['android-app', '9.14.2', 'otlp', 'mobile'],
	['tv-app', '7.3.0', 'otlp', 'living-room'],
	['web-app', '2026.11.3', 'otlp', 'web'],
	['edge-gateway', '311', 'text', 'edge'],
	['playback-api', '2041', 'json', 'playback'],
	['session-store', '88', 'logfmt', 'sessions'],
	['member-profile', '512', 'json', 'membership'],
	['entitlement-svc', '204', 'json-dd', 'membership'],
	['geo-lookup', '41', 'logfmt', 'edge'],
	['rights-db', '19', 'text', 'rights'],
	['device-catalog', '133', 'json', 'devices'],
	['license-svc', '677', 'json', 'drm'],
	['content-keys', '417', 'json-nested', 'content-keys'],
	['keys-db', '12', 'text', 'content-keys'],
	['packaging-workflow', '93', 'json', 'packaging'],
	['playback-events', '310', 'json', 'playback'],
	['manifest-svc', '455', 'json', 'playback'],
	['cdn-steering', '72', 'logfmt', 'edge'],
	['search-api', '890', 'json', 'discovery'],
	['search-index', '57', 'text', 'discovery'],
	['home-api', '1203', 'json', 'discovery'],
	['recommendations', '644', 'json-dd', 'discovery'],
	['artwork-svc', '231', 'json', 'artwork'],
	['image-resizer', '118', 'logfmt', 'artwork'],
	['title-metadata', '402', 'json', 'metadata'],
	['stream-counter', '66', 'logfmt', 'playback'],
	['billing-api', '298', 'json', 'billing'],
	['payments-gateway', '77', 'json-dd', 'billing'],
	['auth-svc', '519', 'json', 'identity'],
	['watchlist-svc', '84', 'logfmt', 'discovery'],
	['subtitle-svc', '61', 'json', 'metadata'],
	['title-workflow', '45', 'json', 'packaging'],
	['inspect-media', '30', 'text', 'encoding'],
	['chunker', '28', 'text', 'encoding'],
	['encode-video', 'hevc-7.2.1', 'json', 'encoding'],
	['encode-audio', '5.1.0', 'json', 'encoding'],
	['subtitle-gen', '14', 'logfmt', 'metadata'],
	['assemble', '22', 'json', 'encoding'],
	['index-media', '17', 'json', 'encoding'],
	['publish-title', '38', 'json', 'packaging'],
	['studio-web', '140', 'json', 'studio'],
	['studio-access', '96', 'json', 'studio'],
	['crew-portal', '211', 'json', 'studio'],
	['dailies-player', '64', 'json', 'studio'],
	['asset-vault', '158', 'json', 'studio'],
	['assets-api', '171', 'json-dd', 'studio'],
	['ratings-legacy', '3', 'text', 'metadata'],
];

/** The services of Halcyon, the make-believe streaming company, by name. */
export const HALCYON: ReadonlyMap<string, HalcyonService> = new Map(
	SERVICES.map(([name, version, format, team]) => [
		name,
		{ name, version, format, team, ...(name === 'ratings-legacy' ? { legacy: true } : {}) },
	]),
);

export function halcyonService(name: string): HalcyonService {
	const found = HALCYON.get(name);
	if (!found) throw new Error(`Halcyon has no service ${name}`);
	return found;
}
