import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openInboxFile } from './schema.ts';

/** SQLITE_ERROR: of a file that is only opened it says that its header makes no sense. */
const UNKNOWN_FORMAT = 1;
/** More numbers than this between the first and the last entry are not tried one by one. */
const TRIED_ENTRIES = 5_000_000;

/**
 * Opens the inbox, whatever state its file is in. A damaged file is put beside the new one, and every
 * entry in it that can still be read is taken over; `damage` says so, and is empty when all is well.
 */
export function openOrSalvage(path: string): { readonly db: DatabaseSync; readonly damage: string } {
	try {
		return { db: openInboxFile(path), damage: '' };
	} catch (error) {
		if (!isDamage(error) && codeOf(error) !== UNKNOWN_FORMAT) throw error;
		const aside = `${path}.damaged-${Date.now()}`;
		for (const suffix of ['', '-wal', '-shm']) {
			if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
		}
		const db = openInboxFile(path);
		const saved = takeOver(aside, db);
		return { db, damage: `the inbox file was damaged: ${saved} entries saved, the file is kept as ${aside}` };
	}
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, or what the check said. Not "locked" and not "disk full". */
export function isDamage(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = codeOf(error);
	return code === 11 || code === 26 || error.message.startsWith('the inbox file is damaged');
}

function codeOf(error: unknown): number {
	return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}

function takeOver(aside: string, db: DatabaseSync): number {
	let old: DatabaseSync | undefined;
	try {
		old = new DatabaseSync(aside, { readOnly: true });
		copyLedger(old, db);
		return copyEntries(old, db);
	} catch {
		// Not even the first page can be read: there is nothing to take over.
		return 0;
	} finally {
		old?.close();
	}
}

function copyLedger(old: DatabaseSync, db: DatabaseSync): void {
	const put = db.prepare(
		'INSERT OR REPLACE INTO ledger (signal, counter, reason, value) VALUES (?, ?, ?, ?)',
	);
	try {
		for (const row of old.prepare('SELECT signal, counter, reason, value FROM ledger').iterate()) {
			put.run(String(row.signal), String(row.counter), String(row.reason), Number(row.value));
		}
	} catch {
		// The counters' page is gone: they start again from the entries that were saved.
		db.exec('DELETE FROM ledger');
	}
}

/** One entry at a time, so that a broken page costs the entries on it and no others. */
function copyEntries(old: DatabaseSync, db: DatabaseSync): number {
	const { first, last } = old.prepare('SELECT MIN(seq) AS first, MAX(seq) AS last FROM entry').get() ?? {};
	const read = old.prepare(
		'SELECT signal, rows, bytes, checksum, body FROM entry JOIN payload USING (seq) WHERE seq = ?',
	);
	const putEntry = db.prepare(
		'INSERT INTO entry (seq, signal, rows, bytes, checksum) VALUES (?, ?, ?, ?, ?)',
	);
	const putPayload = db.prepare('INSERT INTO payload (seq, body) VALUES (?, ?)');
	let saved = 0;
	db.exec('BEGIN');
	const end = Math.min(Number(last ?? -1), Number(first ?? 0) + TRIED_ENTRIES);
	for (let seq = Number(first ?? 0); seq <= end; seq++) {
		try {
			const row = read.get(seq);
			if (!row) continue;
			putEntry.run(seq, String(row.signal), Number(row.rows), Number(row.bytes), Number(row.checksum));
			putPayload.run(seq, row.body as Uint8Array);
			saved++;
		} catch {
			// Counted when the ledger is reconciled: received, and not there any more.
		}
	}
	db.exec('COMMIT');
	return saved;
}
