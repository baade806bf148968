import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll } from 'vitest';
import { MANY_MARIAS, userDirectoryContract } from '../../lib/testing/contracts/user-directory.ts';
import { type OwnedStore, openOwnedStore } from '../wiring.ts';
import { peopleTableSchema } from './config.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';
import { sqlDirectory } from './user-directory.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-people-'));
const file = join(folder, 'people.sqlite');
const VALUES = [
	"('u-1', 'Marisol Vega', 'marisol.vega@halcyon.example')",
	...Array.from(
		{ length: MANY_MARIAS },
		(_, i) => `('u-m${i}', 'Maria Number ${i}', 'm${i}@halcyon.example')`,
	),
].join(',');
let store: OwnedStore;

beforeAll(async () => {
	const sqlite = new DatabaseSync(file);
	sqlite.exec(`CREATE TABLE staff (id TEXT, name TEXT, email TEXT); INSERT INTO staff VALUES ${VALUES}`);
	sqlite.close();
	store = await openOwnedStore({ DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0' });
	await store.client.command(
		'CREATE TABLE staff (id String, name String, email String) ENGINE = MergeTree ORDER BY tuple()',
	);
	await store.client.command(`INSERT INTO staff VALUES ${VALUES}`);
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

function peopleOf(database: Database) {
	const described = { table: 'staff', columns: { id: 'id', name: 'name', email: 'email' } };
	return sqlDirectory(database, peopleTableSchema.parse(described));
}

userDirectoryContract({
	name: 'SQLite',
	open: async () => ({
		directory: peopleOf(openDatabase({ id: 'sql', name: 'staff', engine: { kind: 'sqlite', file } })),
	}),
	skip: [
		{
			reason: 'SQLite answers on the thread that asks: nobody can be late',
			cases: ['a directory that does not answer in time is late'],
		},
	],
});

userDirectoryContract({
	name: 'ClickHouse',
	open: async () => {
		let stalled = false;
		const silent = createServer(() => {});
		await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
		const address = silent.address();
		const deaf = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
		const open = (url: string) =>
			openDatabase({ id: 'sql', name: 'staff', engine: { kind: 'clickhouse', url, database: 'dupin' } });
		const [own, never] = [open(store.url), open(deaf)];
		const database: Database = {
			...own,
			rows: (...asked) => (stalled ? never : own).rows(...asked),
		};
		return {
			directory: peopleOf(database),
			stall: () => {
				stalled = true;
			},
			close: async () => {
				silent.closeAllConnections();
				silent.close();
			},
		};
	},
	skip: [],
});
