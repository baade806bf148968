import type { DatabaseSync } from 'node:sqlite';
import { fromMillis, toMillis } from '../../lib/model/time.ts';
import type { SupportDesk } from '../../lib/ports/own/support-desk.ts';

/** Its tables. */
export const SUPPORT_TABLES = `CREATE TABLE waiting (
		service TEXT NOT NULL,
		operation TEXT NOT NULL,
		member TEXT NOT NULL,
		session TEXT NOT NULL,
		added_at INTEGER NOT NULL,
		PRIMARY KEY (service, operation, member)
	) STRICT;
	CREATE TABLE told (
		service TEXT NOT NULL,
		operation TEXT NOT NULL,
		told_at INTEGER NOT NULL,
		PRIMARY KEY (service, operation)
	) STRICT;`;

export function openSupportDesk(database: DatabaseSync, guarded: <T>(work: () => T) => T): SupportDesk {
	const add = database.prepare('INSERT OR IGNORE INTO waiting VALUES (?, ?, ?, ?, ?)');
	const count = database.prepare(
		'SELECT count(*) AS members FROM waiting WHERE service = ? AND operation = ?',
	);
	const one = database.prepare('SELECT 1 FROM waiting WHERE service = ? AND operation = ? AND member = ?');
	const tell = database.prepare('INSERT OR IGNORE INTO told VALUES (?, ?, ?)');
	const told = database.prepare('SELECT told_at FROM told WHERE service = ? AND operation = ?');
	return {
		addWaiting: async (what, member, session, at) =>
			guarded(() => void add.run(what.service, what.operation, member, session, toMillis(at))),
		waiting: async (what) =>
			guarded(() => {
				const at = told.get(what.service, what.operation)?.told_at;
				return {
					members: Number(count.get(what.service, what.operation)?.members ?? 0),
					told: at === undefined ? undefined : fromMillis(Number(at)),
				};
			}),
		isWaiting: async (what, member) =>
			guarded(() => one.get(what.service, what.operation, member) !== undefined),
		tellOwners: async (what, at) => guarded(() => void tell.run(what.service, what.operation, toMillis(at))),
	};
}
