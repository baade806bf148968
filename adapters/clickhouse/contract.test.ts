import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { logStoreContract } from '../../lib/testing/contracts/log-store.ts';
import { traceStoreContract } from '../../lib/testing/contracts/trace-store.ts';
import { openOwnedStore } from '../wiring.ts';
import { put, putLogs } from './testing/store-rig.ts';
import { startTestServer } from './testing/server.ts';

/** Both ports on both engines: the one inside the collector, and a server of its own. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-contract-'));
const server = await startTestServer();
afterAll(async () => {
	if ('url' in server) await server.close();
	rmSync(folder, { recursive: true });
});

async function openStore(place: string, url?: string) {
	const store = await openOwnedStore({
		DUPIN_DATA_DIR: join(folder, place),
		DUPIN_CLICKHOUSE_PORT: '0',
		DUPIN_CLICKHOUSE_DATABASE: `contract_${place}`,
		...(url === undefined ? {} : { DUPIN_CLICKHOUSE_URL: url }),
	});
	return store;
}

function contractsOf(name: string, url?: string): void {
	const place = name.replaceAll(/\W/g, '_');
	traceStoreContract({
		name,
		open: async () => {
			const store = await openStore(`${place}_traces`, url);
			return { store: store.traceStore, put: (spans) => put(store, spans), close: store.close };
		},
		skip: [],
	});
	logStoreContract({
		name,
		open: async () => {
			const store = await openStore(`${place}_logs`, url);
			return { store: store.logStore, put: (lines) => putLogs(store, lines), close: store.close };
		},
		skip: [],
	});
}

contractsOf('embedded ClickHouse');
if ('url' in server) contractsOf('ClickHouse server', server.url);
else
	describe('ClickHouse server', () => {
		test('does what the embedded one does', ({ skip }) => skip(server.missing));
	});
