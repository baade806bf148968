import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOwnedStore } from './wiring.ts';

test('a store that can not be brought to this schema is closed again, engine and all', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'dupin-owned-'));
	const env = { DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0' };
	const store = await openOwnedStore(env);
	await store.client.command('INSERT INTO schema_versions (version) VALUES (999)');
	const { port, origin } = new URL(store.url);
	await store.close();
	const again = openOwnedStore({ ...env, DUPIN_CLICKHOUSE_PORT: port });
	await expect(again).rejects.toMatchObject({ code: 'unsupported' });
	await expect(fetch(`${origin}/ping`)).rejects.toThrow('fetch failed');
	rmSync(folder, { recursive: true });
}, 60_000);
