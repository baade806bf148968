import { readFileSync } from 'node:fs';
import type { Settings } from '../lib/config/settings.ts';
import { fromMillis } from '../lib/model/time.ts';
import { parseSessionWords } from '../lib/sessions/parse-session-words.ts';
import { DEFAULT_SESSION_WORDS, type SessionWords } from '../lib/sessions/session-words.ts';
import type { Ports } from '../lib/usecases/site-ports.ts';
import { openAppStore } from './app-store/open.ts';
import { openCaseFile } from './case-archive/open.ts';
import { type Engine, startEngine } from './chdb/engine.ts';
import { readKeyOf } from './chdb/read-key.ts';
import { type ClickHouse, openClickHouse } from './clickhouse/open.ts';
import { createRequestSamples } from './clickhouse/analytics/request-samples.ts';
import { createPartnerSource } from './clickhouse/analytics/similar-requests.ts';
import { createPatternSource } from './clickhouse/analytics/pattern.ts';
import { createServiceSource } from './clickhouse/analytics/service-source.ts';
import { createTroubleSource } from './clickhouse/analytics/trouble.ts';
import { createEventStore } from './clickhouse/logs/event-store.ts';
import { type Environment, readConfiguration } from './config.ts';
import { openSources } from './configured-sources.ts';
import { openTraceFileReader } from './trace-file/open.ts';
import { createWebhookMessenger } from './webhook/messenger.ts';

/** Configuration → ports. With the registry, the only file that names back ends. */

export { readConfiguration };

/** Of reading one dropped file, in milliseconds. */
const FILE_DEADLINE_MS = 25_000;

/** The store as web sees it: to read. */
function openStore(settings: Settings): ClickHouse {
	return openClickHouse(
		{
			url: settings.clickhouseUrl ?? `http://127.0.0.1:${settings.clickhousePort}`,
			database: settings.clickhouseDatabase,
			name: 'Dupin store',
			key: settings.clickhouseUrl === undefined ? readKeyOf(settings.dataDir) : '',
			retentionDays: settings.retentionDays,
		},
		sessionWords(settings),
	);
}

/** How this company marks playback sessions: a JSON file, or the usual names. */
function sessionWords({ sessionWords: file }: Settings): SessionWords {
	return file === undefined ? DEFAULT_SESSION_WORDS : parseSessionWords(readFileSync(file, 'utf8'));
}

/** Everything the site works with. Opens files, asks nobody yet. */
export function openPorts(env?: Environment): Ports {
	const configuration = readConfiguration(env);
	const { settings } = configuration;
	const store = openStore(settings);
	const sources = openSources(configuration, createEventStore(store.client));
	const { cases, handOffs } = openCaseFile(settings.dataDir);
	const webhook = settings.handoffWebhook;
	const appStore = openAppStore(settings.dataDir);
	return {
		cases,
		handOffs,
		traceFiles: openTraceFileReader({ deadlineMs: FILE_DEADLINE_MS }),
		messenger: webhook === undefined ? undefined : createWebhookMessenger(webhook),
		traceStores: [store.traceStore],
		logStores: [store.logStore],
		anomalySources: [store.anomalySource, ...sources.anomalySources],
		ownerDirectories: sources.ownerDirectories,
		analytics: {
			trouble: createTroubleSource(store.client),
			patterns: createPatternSource(store.client),
			similarRequests: createPartnerSource(store.client),
			requestSamples: createRequestSamples(store.client),
			services: createServiceSource(store.client),
			sessions: store.sessionStore,
		},
		sessionWords: sessionWords(settings),
		studio: sources.studio,
		appStore,
		linkStore: appStore.links,
		health: store.health,
		clock: { now: () => fromMillis(Date.now()) },
		retentionDays: settings.retentionDays,
		help: settings.help,
	};
}

/** The store as the collector owns it: embedded unless DUPIN_CLICKHOUSE_URL names a server; tables made. */
export interface OwnedStore extends ClickHouse {
	/** Where readers find it, with the key that they need. */
	readonly url: string;
	readonly retentionDays: number;
}

export async function openOwnedStore(env?: Environment): Promise<OwnedStore> {
	const { settings } = readConfiguration(env);
	const engine = settings.clickhouseUrl === undefined ? await embedded(settings) : undefined;
	const url = engine?.url ?? settings.clickhouseUrl ?? '';
	const store = openClickHouse(
		{
			url,
			database: settings.clickhouseDatabase,
			name: 'Dupin store',
			key: engine?.writeKey ?? '',
			retentionDays: settings.retentionDays,
		},
		sessionWords(settings),
	);
	const close = async (): Promise<void> => {
		await store.close();
		await engine?.close();
	};
	try {
		await store.migrate();
	} catch (error) {
		await close();
		throw error;
	}
	return {
		...store,
		url: engine ? url.replace('//', `//dupin:${engine.readKey}@`) : url,
		retentionDays: settings.retentionDays,
		close,
	};
}

function embedded(settings: Settings): Promise<Engine> {
	return startEngine({
		dataDir: settings.dataDir,
		host: '127.0.0.1',
		port: settings.clickhousePort,
		memoryBytes: settings.engineMemoryMb * 1024 * 1024,
		database: settings.clickhouseDatabase,
	});
}
