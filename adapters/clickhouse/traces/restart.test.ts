import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openOwnedStore } from '../../wiring.ts';
import { freshIds, makeSpan, OPTIONS, put, read } from '../testing/store-rig.ts';

/** The embedded store over the ends and starts of its process. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-restart-'));
const open = () => openOwnedStore({ DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0' });
afterAll(() => rmSync(folder, { recursive: true }));

test('a batch replayed after a restart is stored once; what was stored is still there', async () => {
	const one = makeSpan();
	const first = await open();
	await put(first, [one], 'replayed');
	await first.close();
	const second = await open();
	expect((await read(second, one.traceId)).total).toBe(1);
	await put(second, [one], 'replayed');
	const rows = await second.client.rows('SELECT count() AS n FROM spans', {}, OPTIONS);
	expect(rows).toEqual([{ n: 1 }]);
	await second.close();
});

test('a second process is refused in one line with the pid of the first, which goes on', async () => {
	const store = await open();
	const code = `const { openOwnedStore } = await import(${JSON.stringify(new URL('../../wiring.ts', import.meta.url).href)});
		await openOwnedStore({ DUPIN_DATA_DIR: process.argv[1], DUPIN_CLICKHOUSE_PORT: '0' }).then(
			() => console.log('opened'), (error) => console.log(error.message));
		process.exit(0);`;
	const other = spawnSync(process.execPath, ['--input-type=module', '--eval', code, folder], {
		encoding: 'utf8',
	});
	expect(other.stdout.trim()).toBe(
		`The data folder is in use by process ${process.pid}; one process at a time may own it.`,
	);
	const one = makeSpan();
	await put(store, [one]);
	expect((await read(store, one.traceId)).total).toBe(1);
	await store.close();
});

test('a damaged part is set aside and reported at the next start; the rest can be read', async () => {
	const first = await open();
	expect(await first.brokenParts()).toEqual([]);
	await first.client.command('SYSTEM STOP MERGES');
	const { traceId } = freshIds();
	await put(first, [makeSpan({ traceId, name: 'damaged' })]);
	const [part] = await first.client.rows<{ path: string; name: string }>(
		"SELECT path, name FROM system.parts WHERE active AND table = 'spans' ORDER BY modification_time DESC, name DESC LIMIT 1",
		{},
		OPTIONS,
	);
	await first.close();
	truncateSync(join(part?.path ?? '', 'columns.txt'), 10);
	const second = await open();
	expect(await second.brokenParts()).toMatchObject([
		{ table: 'spans', name: expect.stringContaining(part?.name ?? '?') },
	]);
	expect((await read(second, traceId)).total).toBe(0);
	expect(await second.client.rows('SELECT count() > 0 AS some FROM spans', {}, OPTIONS)).toEqual([
		{ some: 1 },
	]);
	await second.close();
});

test('a store made by a newer Dupin is refused; a changed retention takes hold at the next start', async () => {
	const first = await open();
	await first.close();
	const second = await openOwnedStore({
		DUPIN_DATA_DIR: folder,
		DUPIN_CLICKHOUSE_PORT: '0',
		DUPIN_RETENTION_DAYS: '3',
	});
	const [table] = await second.client.rows<{ made: string }>(
		"SELECT create_table_query AS made FROM system.tables WHERE database = 'dupin' AND name = 'spans'",
		{},
		OPTIONS,
	);
	expect(table?.made).toContain('toIntervalDay(3)');
	await second.client.command('INSERT INTO schema_versions (version) VALUES (99)');
	await expect(second.migrate()).rejects.toMatchObject({ code: 'unsupported' });
	await second.client.command('TRUNCATE TABLE schema_versions');
	await second.close();
});
