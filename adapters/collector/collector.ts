import type { Logger } from 'pino';
import type { HasHealth } from '../../lib/ports/has-health.ts';
import type { Inbox } from '../../lib/ports/own/inbox.ts';
import type { SpanSink } from '../../lib/ports/own/span-sink.ts';
import { Budget } from './budget.ts';
import type { CollectorConfig } from './config.ts';
import { type DecodePoolOptions, startDecodePool } from './decode/pool.ts';
import { listen } from './http/listener.ts';
import { metricsRoute } from './http/metrics-route.ts';
import { otlpRoute } from './http/otlp-route.ts';
import type { RefuseOptions } from './http/refuse.ts';
import { router } from './http/router.ts';
import { stateRoutes } from './http/state-routes.ts';
import { zipkinRoute } from './http/zipkin-route.ts';
import { watchedInbox } from './inbox/watched-inbox.ts';
import { hasRoom, type IngestParts } from './ingest.ts';
import type { Ledger } from '../../lib/model/ledger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { startWriter, type WriterOptions } from './writer.ts';

/** What the collector needs from outside. */
export interface CollectorPorts {
	/** Closed by the collector, as the last. */
	readonly inbox: Inbox;
	readonly sink: SpanSink;
	/** Whether the store is open and its schema in place. */
	readonly store: HasHealth;
	readonly log: Logger;
}

export interface Collector {
	readonly otlpPort: number;
	readonly zipkinPort: number;
	ledger(): Ledger;
	/** Takes no more, answers what is in flight, writes what waits as far as the drain time allows. */
	close(): Promise<void>;
}

/** Opens the decode threads, the writer and both listeners, in this order. */
export async function startCollector(ports: CollectorPorts, config: CollectorConfig): Promise<Collector> {
	const { log } = ports;
	const { inbox, fault } = watchedInbox(ports.inbox);
	const budget = new Budget(config.maxInFlightBytes);
	const metrics = createMetrics({
		inbox: inbox.state,
		highWaterRows: config.highWater.rows,
		bytesInFlight: () => budget.usedBytes,
	});
	const pool = await startDecodePool({
		...poolOptions(config, metrics, log),
		codecModule: ports.sink.codec.module,
	});
	const writer = startWriter(inbox, ports.sink, writerOptions(config, metrics, log));
	const ingestParts: IngestParts = {
		pool,
		inbox,
		budget,
		maxBodyBytes: config.maxBodyBytes,
		highWater: config.highWater,
		onDecoded: metrics.decoded,
		onAcknowledged: metrics.acknowledged,
	};
	let stopping = false;
	const health: HasHealth = {
		ready: async () => {
			const reason = stopping ? 'the collector is stopping' : hindrance(ingestParts, fault());
			return reason === undefined ? ports.store.ready() : { ready: false, reason };
		},
	};
	const refuse = refuseOptions(metrics, log);
	const otlpRoutes = [
		...(['traces', 'logs'] as const).map((signal) => otlpRoute(signal, ingestParts, refuse)),
		metricsRoute(ingestParts, notKept(metrics, log), refuse),
		...stateRoutes({ ledger: () => inbox.state().ledger, health, registry: metrics.registry }),
	];
	const otlp = await listen({ ...config, port: config.otlpPort, handle: router(otlpRoutes, refuse) });
	const zipkinRoutes = [zipkinRoute(ingestParts, refuse)];
	const zipkin = await listen({ ...config, port: config.zipkinPort, handle: router(zipkinRoutes, refuse) });
	const stop = async (): Promise<void> => {
		stopping = true;
		await Promise.all([otlp.close(config.drainMs), zipkin.close(config.drainMs)]);
		await pool.close();
		await writer.close(config.drainMs);
		await inbox.close();
	};
	let stopped: Promise<void> | undefined;
	return {
		otlpPort: otlp.port,
		zipkinPort: zipkin.port,
		ledger: () => inbox.state().ledger,
		close: () => {
			stopped ??= stop();
			return stopped;
		},
	};
}

/** Why nothing can be taken at this moment. */
function hindrance(parts: IngestParts, inboxFault: string | undefined): string | undefined {
	if (!parts.pool.ready()) return 'no decode thread can be started';
	if (inboxFault !== undefined) return `the inbox can not be written: ${inboxFault}`;
	return hasRoom(parts) ? undefined : 'the inbox is full: the store is behind';
}

function poolOptions(
	config: CollectorConfig,
	metrics: Metrics,
	log: Logger,
): Omit<DecodePoolOptions, 'codecModule'> {
	return {
		threads: config.decodeThreads,
		jobDeadlineMs: config.decodeDeadlineMs,
		retentionDays: config.retentionDays,
		retryMs: 1_000,
		onDeath: (reason) => {
			metrics.decodeThreadDied();
			log.error({ reason }, 'a decode thread died: another is started');
		},
	};
}

function writerOptions(config: CollectorConfig, metrics: Metrics, log: Logger): WriterOptions {
	return {
		limits: config.batch,
		lingerMs: config.lingerMs,
		backoffMs: config.backoffMs,
		onWritten: metrics.written,
		onFailure: (error, failures) => {
			metrics.writeFailed();
			log.warn({ failures, reason: error.message }, 'the store does not take data; it waits in the inbox');
		},
		onSetAside: (records) => log.error({ records }, 'the store can never take these records: set aside'),
	};
}

function refuseOptions(metrics: Metrics, log: Logger): RefuseOptions {
	return {
		onRefused: metrics.refused,
		onFault: (error) => {
			metrics.fault();
			log.error({ err: error }, 'a request met an error that nobody foresaw');
		},
	};
}

/** Counts what is accepted and not kept; the log is told with the sender. */
function notKept(metrics: Metrics, log: Logger): (message: string | undefined) => void {
	return (message) => {
		metrics.notKept();
		if (message !== undefined) log.info(message);
	};
}
