// The collector process: `node adapters/collector/main.ts`.
import { dirname } from 'node:path';
import { pino } from 'pino';
import { readConfiguration } from '../config.ts';
import { openOwnedStore } from '../wiring.ts';
import { startCollector } from './collector.ts';
import { collectorConfig } from './config.ts';
import { openInbox } from './inbox/inbox.ts';
import { ownFolder } from './folder-lock.ts';

/** Standard output, one JSON object a line, written at once: the last words before an end count most. */
const log = pino({ name: 'collector' }, pino.destination({ fd: 1, sync: true }));

try {
	await start();
} catch (error) {
	end(error);
}

async function start(): Promise<void> {
	const config = collectorConfig(readConfiguration());
	const owner = ownFolder(dirname(config.inboxFile));
	const store = await openOwnedStore();
	for (const part of await store.brokenParts()) log.error({ part }, 'the store set a broken part aside');
	// The process can't go on without its inbox; nothing acknowledged is lost by a restart.
	const inbox = await openInbox({ path: config.inboxFile, codecModule: store.sink.codec.module }, end);
	if (inbox.damage) log.error(inbox.damage);
	const collector = await startCollector({ inbox, sink: store.sink, store: store.health, log }, config);
	log.info({ otlp: collector.otlpPort, zipkin: collector.zipkinPort, host: config.host }, 'listening');

	const stop = async (signal: string): Promise<void> => {
		log.info({ signal }, 'stopping');
		await collector.close();
		await store.close();
		owner.release();
		log.info({ ledger: collector.ledger() }, 'stopped');
		process.exit(0);
	};
	for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void stop(signal).catch(end));
}

/** Nothing acknowledged is lost: it is in the inbox, and the next start goes on from there. */
function end(error: unknown): never {
	const message = error instanceof Error ? error.message : String(error);
	for (const line of message.split('\n')) log.fatal(line);
	process.exit(1);
}
