import type { AnomalySource } from '../../lib/ports/sources/anomaly-source.ts';
import type { HasHealth } from '../../lib/ports/has-health.ts';
import type { LogStore } from '../../lib/ports/sources/log-store.ts';
import type { SessionStore } from '../../lib/ports/analytics/session-store.ts';
import type { SpanSink } from '../../lib/ports/own/span-sink.ts';
import type { TraceStore } from '../../lib/ports/sources/trace-store.ts';
import { createAnomalySource } from './analytics/anomaly-source.ts';
import { type Client, type ClickHouseConfig, openClient } from './client/client.ts';
import { createLogStore } from './logs/log-store.ts';
import { type BrokenPart, brokenParts, migrate } from './schema/migrate.ts';
import type { SessionWords } from '../../lib/sessions/session-words.ts';
import { search } from './traces/search.ts';
import { createSessionStore } from './sessions/session-store.ts';
import { createSink } from './traces/sink.ts';
import { traceOfSpan } from './traces/span-trace.ts';
import { readTrace } from './traces/trace-read.ts';

/** Everything Dupin keeps in ClickHouse, embedded or not. */
export interface ClickHouse {
	readonly traceStore: TraceStore;
	readonly logStore: LogStore;
	readonly anomalySource: AnomalySource;
	readonly sessionStore: SessionStore;
	readonly sink: SpanSink;
	readonly health: HasHealth;
	readonly client: Client;
	migrate(): Promise<void>;
	brokenParts(): Promise<readonly BrokenPart[]>;
	close(): Promise<void>;
}

export function openClickHouse(config: ClickHouseConfig, words: SessionWords): ClickHouse {
	const client = openClient(config);
	return {
		client,
		traceStore: {
			id: 'dupin',
			kind: 'clickhouse',
			name: config.name,
			capabilities: { search: true },
			readTrace: (traceId, limit, options) => readTrace(client, traceId, limit, options),
			search: (query, options) => search(client, query, options),
			services: async (limit, options) => {
				const rows = await client.rows<{ service: string }>(
					'SELECT DISTINCT toString(service) AS service FROM operations ORDER BY service LIMIT {limit:UInt64}',
					{ limit },
					options,
				);
				return rows.map((row) => row.service);
			},
			traceOfSpan: (spanId, from, options) => traceOfSpan(client, spanId, from, options),
		},
		logStore: createLogStore(client),
		anomalySource: createAnomalySource(client),
		sessionStore: createSessionStore(client, words),
		sink: createSink(client),
		health: health(client),
		migrate: () => migrate(client, words),
		brokenParts: () => brokenParts(client),
		close: () => client.close(),
	};
}

function health(client: Client): HasHealth {
	return {
		ready: async () => {
			try {
				await client.rows(
					'SELECT 1 FROM spans LIMIT 0',
					{},
					{ signal: new AbortController().signal, deadlineMs: 2_000 },
				);
				return { ready: true };
			} catch (error) {
				return {
					ready: false,
					reason: `the store does not answer: ${error instanceof Error ? error.message : String(error)}`,
				};
			}
		},
	};
}
