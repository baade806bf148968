import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { fromMillis, toMillis } from '../../lib/model/time.ts';
import type { AuditEntry, SupportDesk } from '../../lib/ports/support-desk.ts';

/** Its tables. Rows of the audit can't be changed or deleted by SQL, and each holds the hash of all before it. */
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
	) STRICT;
	CREATE TABLE audit (
		number INTEGER PRIMARY KEY AUTOINCREMENT,
		at INTEGER NOT NULL,
		actor TEXT NOT NULL,
		action TEXT NOT NULL,
		subject TEXT NOT NULL,
		reason TEXT NOT NULL,
		hash TEXT NOT NULL
	) STRICT;
	CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END;
	CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is never deleted'); END;`;

export function openSupportDesk(database: DatabaseSync, guarded: <T>(work: () => T) => T): SupportDesk {
	const add = database.prepare('INSERT OR IGNORE INTO waiting VALUES (?, ?, ?, ?, ?)');
	const count = database.prepare(
		'SELECT count(*) AS members FROM waiting WHERE service = ? AND operation = ?',
	);
	const one = database.prepare('SELECT 1 FROM waiting WHERE service = ? AND operation = ? AND member = ?');
	const tell = database.prepare('INSERT OR IGNORE INTO told VALUES (?, ?, ?)');
	const told = database.prepare('SELECT told_at FROM told WHERE service = ? AND operation = ?');
	const last = database.prepare('SELECT hash FROM audit ORDER BY number DESC LIMIT 1');
	const record = database.prepare(
		'INSERT INTO audit (at, actor, action, subject, reason, hash) VALUES (?, ?, ?, ?, ?, ?)',
	);
	const all = database.prepare('SELECT * FROM audit ORDER BY number');
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
		record: async (entry) =>
			guarded(() => {
				const hash = chained(String(last.get()?.hash ?? ''), entry);
				const { at, actor, action, subject, reason } = entry;
				record.run(toMillis(at), actor, action, subject, reason, hash);
			}),
		audit: async (limit) =>
			guarded(() => {
				const rows = all.all();
				const entries = rows.map(entryOf);
				let hash = '';
				const unbroken = entries.every((entry, index) => {
					hash = chained(hash, entry);
					return hash === rows[index]?.hash;
				});
				return { entries: entries.toReversed().slice(0, limit), unbroken };
			}),
	};
}

function chained(before: string, { at, actor, action, subject, reason }: AuditEntry): string {
	return createHash('sha256')
		.update(JSON.stringify([before, toMillis(at), actor, action, subject, reason]))
		.digest('hex');
}

function entryOf(row: Record<string, unknown>): AuditEntry {
	return {
		at: fromMillis(Number(row.at)),
		actor: String(row.actor),
		action: String(row.action),
		subject: String(row.subject),
		reason: String(row.reason),
	};
}
