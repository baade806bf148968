import type { Logger } from 'pino';
import type { HasHealth } from '../../lib/ports/has-health.ts';
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
import { type Inbox, openInbox } from './inbox/inbox.ts';
import { hasRoom, type IngestParts } from './ingest.ts';
import type { Ledger } from './ledger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { startWriter, type WriterOptions } from './writer.ts';

/** What the collector needs from outside. */
export interface CollectorPorts {
	readonly sink: SpanSink;
	/** Whether the store is open and its schema in place. */
	readonly store: HasHealth;
	readonly log: Logger;
	/** The process can't go on: its inbox is gone. Restarting is safe, nothing acknowledged is lost. */
	readonly onFatal: (error: Error) => void;
}

export interface Collector {
	readonly otlpPort: number;
	readonly zipkinPort: number;
	ledger(): Ledger;
	/** Takes no more, answers what is in flight, writes what waits as far as the drain time allows. */
	close(): Promise<void>;
}

/** Opens the inbox, the decode threads, the writer and both listeners, in this order. */
export async function startCollector(ports: CollectorPorts, config: CollectorConfig): Promise<Collector> {
	const { log } = ports;
	const opened = await openInbox(
		{ path: config.inboxFile, codecModule: ports.sink.codec.module },
		ports.onFatal,
	);
	if (opened.damage) log.error(opened.damage);
	const { inbox, fault } = watchedInbox(opened);
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
			if (stopping) return { ready: false, reason: 'the collector is stopping' };
			if (!pool.ready()) return { ready: false, reason: 'no decode thread can be started' };
			const full = fault();
			if (full !== undefined) return { ready: false, reason: `the inbox can not be written: ${full}` };
			if (!hasRoom(ingestParts)) return { ready: false, reason: 'the inbox is full: the store is behind' };
			return ports.store.ready();
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

/** An inbox that remembers why it could not be written last, until it could again: a full disk, most often. */
function watchedInbox(inbox: Inbox): { readonly inbox: Inbox; readonly fault: () => string | undefined } {
	let fault: string | undefined;
	const put: Inbox['put'] = async (entry) => {
		try {
			await inbox.put(entry);
			fault = undefined;
		} catch (error) {
			fault = error instanceof Error ? error.message : String(error);
			throw error;
		}
	};
	return { inbox: { ...inbox, put }, fault: () => fault };
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
