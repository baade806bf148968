import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { halcyonCatalogYaml } from '../lib/demo/catalog.ts';
import { fromMillis } from '../lib/model/time.ts';
import type { AnomalySource } from '../lib/ports/sources/anomaly-source.ts';
import type { OwnerDirectory } from '../lib/ports/sources/owner-directory.ts';
import { parseSessionWords } from '../lib/sessions/parse-session-words.ts';
import { DEFAULT_SESSION_WORDS, type SessionWords } from '../lib/sessions/session-words.ts';
import type { Ports } from '../lib/usecases/site-ports.ts';
import { openAppStore } from './app-store/open.ts';
import { backstageSchema } from './backstage/config.ts';
import { openBackstage, openBackstageText } from './backstage/owner-directory.ts';
import { openCaseFile } from './case-archive/open.ts';
import { type Engine, startEngine } from './chdb/engine.ts';
import { type ClickHouse, openClickHouse } from './clickhouse/open.ts';
import { createPartnerSource } from './clickhouse/analytics/similar-requests.ts';
import { createPatternSource } from './clickhouse/analytics/pattern.ts';
import { createServiceSource } from './clickhouse/analytics/service-source.ts';
import { createTroubleSource } from './clickhouse/analytics/trouble.ts';
import { createEventStore } from './clickhouse/logs/event-store.ts';
import { createPrometheusSource } from './prometheus/anomaly-source.ts';
import { prometheusSchema } from './prometheus/config.ts';
import { openStudio } from './wiring-studio.ts';
import { createWebhookMessenger } from './webhook/messenger.ts';

/** Environment → ports. The only file that names every back end. */
export type Environment = Readonly<Record<string, string | undefined>>;

const storeSchema = z.object({
	DUPIN_DATA_DIR: z.string().default('.dupin'),
	DUPIN_CLICKHOUSE_URL: z.string().optional(),
	DUPIN_CLICKHOUSE_PORT: z.coerce.number().int().min(0).max(65535).default(8123),
	DUPIN_CLICKHOUSE_DATABASE: z.string().regex(/^\w+$/).default('dupin'),
	DUPIN_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(7),
	DUPIN_CATALOG: z.string().optional(),
	DUPIN_PROMETHEUS: z.string().optional(),
	DUPIN_HANDOFF_WEBHOOK: z.url({ protocol: /^https?$/ }).optional(),
	DUPIN_HELP: z
		.url({ protocol: /^(?:https?|mailto|slack)$/ })
		.or(z.literal(''))
		.default(''),
	DUPIN_DEMO: z.string().optional(),
	DUPIN_SESSION_WORDS: z.string().optional(),
	DUPIN_STUDIO: z.string().optional(),
	DUPIN_ENGINE_MEMORY_MB: z.coerce.number().int().min(256).default(700),
});
export type StoreConfig = z.infer<typeof storeSchema>;

/** Settings of the store. Throws a ZodError that names the bad one. */
export function storeConfig(env: Environment): StoreConfig {
	return storeSchema.parse(env);
}

/** The store as web sees it: to read. */
export function openStore(env: Environment): ClickHouse {
	const config = storeConfig(env);
	return openClickHouse(
		{
			url: config.DUPIN_CLICKHOUSE_URL ?? `http://127.0.0.1:${config.DUPIN_CLICKHOUSE_PORT}`,
			database: config.DUPIN_CLICKHOUSE_DATABASE,
			name: 'Dupin store',
			writeKey: '',
			retentionDays: config.DUPIN_RETENTION_DAYS,
		},
		sessionWords(config),
	);
}

/** How this company marks playback sessions: a JSON file, or the usual names. */
function sessionWords({ DUPIN_SESSION_WORDS: file }: StoreConfig): SessionWords {
	return file === undefined ? DEFAULT_SESSION_WORDS : parseSessionWords(readFileSync(file, 'utf8'));
}

/** Everything the site works with. Opens files, asks nobody yet. */
export function openPorts(env: Environment): Ports {
	const config = storeConfig(env);
	const store = openStore(env);
	const { cases, handOffs } = openCaseFile(config.DUPIN_DATA_DIR);
	const webhook = config.DUPIN_HANDOFF_WEBHOOK;
	const appStore = openAppStore(config.DUPIN_DATA_DIR);
	return {
		cases,
		handOffs,
		messenger: webhook === undefined ? undefined : createWebhookMessenger(webhook),
		traceStores: [store.traceStore],
		logStores: [store.logStore],
		anomalySources: [store.anomalySource, ...prometheusSources(config)],
		troubleSources: [createTroubleSource(store.client)],
		patternSources: [createPatternSource(store.client)],
		partnerSources: [createPartnerSource(store.client)],
		serviceSources: [createServiceSource(store.client)],
		ownerDirectories: ownerDirectories(config),
		sessionStores: [store.sessionStore],
		sessionWords: sessionWords(config),
		studio: openStudio(config, createEventStore(store.client)),
		appStore,
		linkStore: appStore.links,
		health: store.health,
		clock: { now: () => fromMillis(Date.now()) },
		retentionDays: config.DUPIN_RETENTION_DAYS,
		help: config.DUPIN_HELP,
	};
}

/** Scores of a Prometheus: its address, or a JSON file that says more (`adapters/prometheus/README.md`). */
function prometheusSources({ DUPIN_PROMETHEUS: where }: StoreConfig): readonly AnomalySource[] {
	if (where === undefined) return [];
	const config: unknown = /^https?:/.test(where) ? { url: where } : JSON.parse(readFileSync(where, 'utf8'));
	return [createPrometheusSource(prometheusSchema.parse(config))];
}

/** Owners as Backstage tells them: its address, catalog files, or a JSON file that says more; in the demo those of Halcyon. */
function ownerDirectories({ DUPIN_CATALOG, DUPIN_DEMO }: StoreConfig): readonly OwnerDirectory[] {
	if (DUPIN_CATALOG !== undefined) {
		const config: unknown = DUPIN_CATALOG.endsWith('.json')
			? JSON.parse(readFileSync(DUPIN_CATALOG, 'utf8'))
			: { from: DUPIN_CATALOG };
		return [openBackstage(backstageSchema.parse(config))];
	}
	return DUPIN_DEMO === '1' ? [openBackstageText(halcyonCatalogYaml())] : [];
}

/** The store as the collector owns it: embedded unless DUPIN_CLICKHOUSE_URL names a server; tables made. */
export interface OwnedStore extends ClickHouse {
	readonly url: string;
	readonly retentionDays: number;
}

export async function openOwnedStore(env: Environment): Promise<OwnedStore> {
	const config = storeConfig(env);
	const engine = config.DUPIN_CLICKHOUSE_URL === undefined ? await embedded(config) : undefined;
	const url = engine?.url ?? config.DUPIN_CLICKHOUSE_URL ?? '';
	const store = openClickHouse(
		{
			url,
			database: config.DUPIN_CLICKHOUSE_DATABASE,
			name: 'Dupin store',
			writeKey: engine?.writeKey ?? '',
			retentionDays: config.DUPIN_RETENTION_DAYS,
		},
		sessionWords(config),
	);
	await store.migrate();
	return {
		...store,
		url,
		retentionDays: config.DUPIN_RETENTION_DAYS,
		close: async () => {
			await store.close();
			await engine?.close();
		},
	};
}

function embedded(config: StoreConfig): Promise<Engine> {
	return startEngine({
		dataDir: config.DUPIN_DATA_DIR,
		host: '127.0.0.1',
		port: config.DUPIN_CLICKHOUSE_PORT,
		memoryBytes: config.DUPIN_ENGINE_MEMORY_MB * 1024 * 1024,
		database: config.DUPIN_CLICKHOUSE_DATABASE,
	});
}
