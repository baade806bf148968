import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromMillis } from '../../lib/model/time.ts';
import { rankPeople } from '../../lib/studio/rank-people.ts';
import { type OwnedStore, openOwnedStore } from '../wiring.ts';
import { sqlSourceSchema } from './config.ts';
import { openDatabase } from './open-database.ts';
import { sqlLogins } from './login-history.ts';
import { sqlRoleChanges } from './role-change-log.ts';
import { sqlDirectory } from './user-directory.ts';

/** The same tables in both engines, described the same way, must answer the same. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-sql-'));
const file = join(folder, 'people.sqlite');
const OPTIONS = { signal: new AbortController().signal, deadlineMs: 20_000 };
const DAY = Date.UTC(2026, 10, 16);
const RANGE = { from: fromMillis(DAY), to: fromMillis(DAY + 86_400_000) };
let store: OwnedStore;

const PEOPLE = [
	['u-1', 'Marisol Vega', 'marisol.vega@blackbirdpost.example', 'she', 1, Date.UTC(2027, 1, 28), 'g-1, g-2'],
	['u-2', 'Tomasz Nowak', 'tomasz.nowak@halcyon.example', 'he', 0, 0, ''],
	["u-3'; --", 'Jörg O’Neil', 'joerg@halcyon.example', '', 1, 0, ''],
] as const;
const ROLES = [['u-1', 'Assistant editor', 'Harbor Lights, Season 1']] as const;
const LOGINS = [
	['u-1', '2026-11-16 14:31:00', 'OK', 1, 'Los Angeles'],
	['u-1', '2026-11-16 15:00:00', 'LOCK', 5, 'Los Angeles'],
	['u-1', '2026-11-15 15:00:00', 'OK', 1, 'Los Angeles'],
	['u-2', '2026-11-16 15:00:00', 'OK', 1, 'Warsaw'],
	['u-1', '2026-11-16 16:00:00', 'PAGE_VIEW', 1, 'Los Angeles'],
] as const;
const CHANGES = [
	['c-1', 'u-1', DAY / 1000 + 58_800, 'move', 'Assistant editor', 'S2', 'S1', 'Dana Whitlock', '4471', 2],
	['c-2', 'u-2', DAY / 1000 + 58_800, 'move', 'Editor', 'S2', 'S1', 'Dana Whitlock', '4471', 2],
] as const;

const described = {
	people: {
		table: 'staff',
		columns: {
			id: 'staff_no',
			name: 'full_name',
			email: 'mail',
			pronoun: 'pronoun',
			active: 'enabled',
			contractEnds: 'contract_end',
			otherAccounts: 'aliases',
		},
		roles: { table: 'grants', columns: { user: 'staff_no', role: 'role', project: 'project' } },
	},
	logins: {
		table: 'logins',
		time: 'datetime',
		columns: { user: 'staff_no', time: 'at_time', outcome: 'result', attempts: 'tries', place: 'city' },
		outcomes: { OK: 'signed-in', LOCK: 'locked' },
	},
	roleChanges: {
		table: 'role_log',
		time: 'seconds',
		columns: {
			id: 'id',
			user: 'staff_no',
			time: 'at_time',
			kind: 'what',
			role: 'role',
			was: 'old',
			is: 'new',
			changedBy: 'who',
			batchId: 'batch',
			batchSize: 'size',
		},
		kinds: { move: 'moved' },
	},
};

beforeAll(async () => {
	const env = { DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0', DUPIN_RETENTION_DAYS: '3650' };
	store = await openOwnedStore(env);
	const sqlite = new DatabaseSync(file);
	const values = (rows: readonly (readonly unknown[])[]) =>
		rows
			.map((row) => `(${row.map((cell) => `'${String(cell).replaceAll("'", "''")}'`).join(',')})`)
			.join(',');
	const make: readonly (readonly [string, string, readonly (readonly unknown[])[]])[] = [
		[
			'staff',
			'staff_no String, full_name String, mail String, pronoun String, enabled Int8, contract_end Int64, aliases String',
			PEOPLE,
		],
		['grants', 'staff_no String, role String, project String', ROLES],
		['logins', 'staff_no String, at_time DateTime, result String, tries Int32, city String', LOGINS],
		[
			'role_log',
			'id String, staff_no String, at_time Int64, what String, role String, old String, new String, who String, batch String, size Int32',
			CHANGES,
		],
	];
	for (const [table, columns, rows] of make) {
		await store.client.command(
			`CREATE TABLE ${table} (${columns.replace('DateTime', "DateTime('UTC')")}) ENGINE = MergeTree ORDER BY tuple()`,
		);
		await store.client.command(`INSERT INTO ${table} VALUES ${values(rows)}`);
		const types = columns
			.replaceAll('String', 'TEXT')
			.replaceAll(/Int\d+/g, 'INTEGER')
			.replaceAll('DateTime', 'TEXT');
		sqlite.exec(`CREATE TABLE ${table} (${types}); INSERT INTO ${table} VALUES ${values(rows)};`);
	}
	sqlite.close();
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

describe.each(['sqlite', 'clickhouse'])('people, sign-ins and role changes in %s', (kind) => {
	const source = () => {
		const engine = kind === 'sqlite' ? { kind, file } : { kind, url: store.url, database: 'dupin' };
		return sqlSourceSchema.parse({ name: 'staff base', engine, ...described });
	};
	const parts = () => {
		const parsed = source();
		const database = openDatabase(parsed);
		if (!parsed.people || !parsed.logins || !parsed.roleChanges) throw new Error('not described');
		return {
			directory: sqlDirectory(database, parsed.people),
			logins: sqlLogins(database, parsed.logins),
			changes: sqlRoleChanges(database, parsed.roleChanges),
		};
	};

	test('a person by ID, whatever the ID holds; nobody for an unknown one', async () => {
		const { directory } = parts();
		expect(await directory.read('u-1', OPTIONS)).toMatchObject({
			name: 'Marisol Vega',
			pronoun: 'she',
			active: true,
			contractEnds: fromMillis(Date.UTC(2027, 1, 28)),
			roles: [{ role: 'Assistant editor', project: 'Harbor Lights, Season 1' }],
			otherAccounts: ['g-1', 'g-2'],
			jobTitle: '',
			source: 'staff base',
		});
		expect(await directory.read('u-2', OPTIONS)).toMatchObject({ active: false, contractEnds: undefined });
		expect((await directory.read("u-3'; --", OPTIONS))?.name).toBe('Jörg O’Neil');
		expect(await directory.read('u-9', OPTIONS)).toBeUndefined();
	});

	test.each([
		['marrisol veja', 'u-1'],
		['Vgea', 'u-1'],
		['tomas', 'u-2'],
		['marisol.vega@blackbirdpots', 'u-1'],
		['jorg', "u-3'; --"],
	])('%s is found though it is misspelt', async (typed, id) => {
		const { people } = await parts().directory.candidates(typed, 100, OPTIONS);
		expect(rankPeople(typed, people)[0]?.user.id).toBe(id);
	});

	test('an empty text throws before anything is asked; % and _ are no wild cards', async () => {
		await expect(parts().directory.candidates(' %_ ', 100, OPTIONS)).rejects.toMatchObject({
			code: 'bad-argument',
		});
		expect((await parts().directory.candidates('zz%qq', 100, OPTIONS)).people).toEqual([]);
	});

	test('sign-ins: of the range, newest first, known words only, what was cut is counted', async () => {
		const { logins } = parts();
		const read = await logins.logins(['u-1'], RANGE, 10, OPTIONS);
		expect(read.events.map(({ time, outcome, attempts }) => [time, outcome, attempts])).toEqual([
			[fromMillis(DAY + 15 * 3_600_000), 'locked', 5],
			[fromMillis(DAY + 14 * 3_600_000 + 31 * 60_000), 'signed-in', 1],
		]);
		expect(read.total).toBe(2);
		const cut = await logins.logins(['u-1'], RANGE, 2, OPTIONS);
		expect(cut.total).toBeGreaterThan(cut.events.length);
		expect((await logins.logins(['u-8', 'u-2'], RANGE, 10, OPTIONS)).events).toHaveLength(1);
	});

	test('role changes, of a person and of a batch', async () => {
		const { changes } = parts();
		expect((await changes.changes(['u-1'], RANGE, 10, OPTIONS)).changes).toMatchObject([
			{ id: 'c-1', kind: 'moved', was: 'S2', is: 'S1', changedBy: 'Dana Whitlock', batchSize: 2 },
		]);
		const batch = await changes.batch('4471', RANGE, 10, OPTIONS);
		expect(batch.changes.map(({ userId }) => userId).toSorted()).toEqual(['u-1', 'u-2']);
	});
});

test('a source that is not there says so with its name', async () => {
	const engines = [
		{ kind: 'sqlite', file: join(folder, 'no', 'such.sqlite') },
		{ kind: 'clickhouse', url: 'http://127.0.0.1:9' },
	];
	for (const engine of engines) {
		const parsed = sqlSourceSchema.parse({ name: 'gone', engine, people: described.people });
		if (!parsed.people) throw new Error('not described');
		const directory = sqlDirectory(openDatabase(parsed), parsed.people);
		await expect(directory.read('u-1', OPTIONS)).rejects.toMatchObject({
			source: 'gone',
			code: 'unreachable',
		});
	}
});

test('names of tables and columns can’t smuggle in SQL', () => {
	const people = { ...described.people, table: 'staff; DROP TABLE staff' };
	expect(sqlSourceSchema.safeParse({ name: 'x', engine: { kind: 'sqlite', file }, people }).success).toBe(
		false,
	);
});
