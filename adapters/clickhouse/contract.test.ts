import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { logStoreContract } from '../../lib/testing/contracts/log-store.ts';
import { traceStoreContract } from '../../lib/testing/contracts/trace-store.ts';
import { openOwnedStore } from '../wiring.ts';
import { put, putLogs } from './testing/store-rig.ts';
import { startTestServer } from './testing/server.ts';

/** Both ports on both engines: the one inside the collector, and a server of its own. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-contract-'));
const server = await startTestServer();
afterAll(async () => {
	await server.close?.();
	rmSync(folder, { recursive: true });
});

function openStore(place: string, url?: string) {
	return openOwnedStore({
		DUPIN_DATA_DIR: join(folder, place),
		DUPIN_CLICKHOUSE_PORT: '0',
		DUPIN_CLICKHOUSE_DATABASE: `contract_${place}`,
		...(url === undefined ? {} : { DUPIN_CLICKHOUSE_URL: url }),
	});
}

function contractsOf(
	name: string,
	{ url, missing = '' }: { readonly url?: string; readonly missing?: string },
): void {
	const place = name.replaceAll(/\W/g, '_');
	traceStoreContract({
		name,
		open: async () => {
			const store = await openStore(`${place}_traces`, url);
			return { store: store.traceStore, put: (spans) => put(store, spans), close: () => store.close() };
		},
		skip: [],
		missing,
	});
	logStoreContract({
		name,
		open: async () => {
			const store = await openStore(`${place}_logs`, url);
			return { store: store.logStore, put: (lines) => putLogs(store, lines), close: () => store.close() };
		},
		skip: [],
		missing,
	});
}

contractsOf('embedded ClickHouse', {});
contractsOf('ClickHouse server', server);
