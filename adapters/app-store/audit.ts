import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { fromMillis, toMillis } from '../../lib/model/time.ts';
import type { Audit, AuditEntry } from '../../lib/ports/own/audit.ts';

/** Rows can't be changed or deleted by SQL, and each holds the hash of all before it. */
export const AUDIT_TABLE = `CREATE TABLE audit (
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

export function openAudit(database: DatabaseSync, guarded: <T>(work: () => T) => T): Audit {
	const last = database.prepare('SELECT hash FROM audit ORDER BY number DESC LIMIT 1');
	const add = database.prepare(
		'INSERT INTO audit (at, actor, action, subject, reason, hash) VALUES (?, ?, ?, ?, ?, ?)',
	);
	const all = database.prepare('SELECT * FROM audit ORDER BY number');
	const given = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
	return {
		record: async (entry) =>
			guarded(() => {
				const hash = chained(String(last.get()?.hash ?? ''), entry);
				const { at, actor, action, subject, reason } = entry;
				add.run(toMillis(at), actor, action, subject, reason, hash);
			}),
		read: async (limit) =>
			guarded(() => {
				const entries: AuditEntry[] = [];
				let [hash, rows, unbroken] = ['', 0, true];
				for (const row of all.iterate()) {
					const entry = entryOf(row);
					hash = chained(hash, entry);
					rows++;
					unbroken &&= hash === row.hash && rows === row.number;
					entries.push(entry);
					if (entries.length > limit) entries.shift();
				}
				// A number was given to each row: the last ones are not missing either.
				unbroken &&= rows === Number(given.get()?.seq ?? 0);
				return { entries: entries.toReversed(), unbroken };
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
