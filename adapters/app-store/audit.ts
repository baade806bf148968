import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
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

/** Rows checked at a stretch, before others have their turn: about 10 ms. */
const CHUNK_ROWS = 500;

/** How far the chain was followed: the last row's number and hash, and whether all was well so far. */
interface Checkpoint {
	readonly number: number;
	readonly hash: string;
	readonly unbroken: boolean;
	/** Changes when somebody else wrote into the file: then nothing is known of what was checked. */
	readonly version: number;
}

export function openAudit(database: DatabaseSync, guarded: <T>(work: () => T) => T): Audit {
	const last = database.prepare('SELECT hash FROM audit ORDER BY number DESC LIMIT 1');
	const add = database.prepare(
		'INSERT INTO audit (at, actor, action, subject, reason, hash) VALUES (?, ?, ?, ?, ?, ?)',
	);
	const newest = database.prepare('SELECT * FROM audit ORDER BY number DESC LIMIT ?');
	const isUnbroken = createChainCheck(database, guarded);
	return {
		record: async (entry) =>
			guarded(() => {
				const hash = chained(String(last.get()?.hash ?? ''), entry);
				const { at, actor, action, subject, reason } = entry;
				add.run(toMillis(at), actor, action, subject, reason, hash);
			}),
		read: async (limit) => {
			const unbroken = await isUnbroken();
			return { entries: guarded(() => newest.all(limit).map(entryOf)), unbroken };
		},
	};
}

/**
 * Whether every row is there as it was written. Goes on from what was checked before, unless somebody else wrote into
 * the file meanwhile, and lets others have their turn between stretches of rows.
 */
function createChainCheck(database: DatabaseSync, guarded: <T>(work: () => T) => T): () => Promise<boolean> {
	const after = database.prepare('SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?');
	const given = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
	const written = database.prepare('PRAGMA data_version');
	let known: Checkpoint | undefined;
	let checking: Promise<boolean> | undefined;

	/** Undefined when there are no more rows; then the last ones are not missing either: each was given a number. */
	const step = (from: Checkpoint): Checkpoint | undefined => {
		const rows = after.all(from.number, CHUNK_ROWS);
		let { number, hash, unbroken } = from;
		for (const row of rows) {
			hash = chained(hash, entryOf(row));
			unbroken &&= hash === row.hash && row.number === number + 1;
			number = Number(row.number);
		}
		return rows.length === 0 ? undefined : { ...from, number, hash, unbroken };
	};
	const check = async () => {
		const version = guarded(() => Number(written.get()?.data_version));
		let at: Checkpoint =
			known?.version === version ? known : { number: 0, hash: '', unbroken: true, version };
		for (;;) {
			const next = guarded(() => step(at));
			if (!next) break;
			at = next;
			await setImmediate();
		}
		known = at;
		return at.unbroken && guarded(() => at.number === Number(given.get()?.seq ?? 0));
	};
	return () => {
		checking ??= check().finally(() => {
			checking = undefined;
		});
		return checking;
	};
}

/** The hash of a row: of its content and of all before it. */
export function chained(before: string, { at, actor, action, subject, reason }: AuditEntry): string {
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
