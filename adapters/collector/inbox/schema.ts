import { DatabaseSync } from 'node:sqlite';

const VERSION = 1;
/** No Dupin will ever write more than this: such a number is damage, not a newer Dupin's file. */
const LAST_VERSION = 99;

/*
 * entry       one acknowledged request that is not in the store yet; its bytes are in `payload`, so that
 *             counting and assigning to a batch never touches them
 * batch       a set of entries handed to the store under one token; fixed before the first attempt
 * ledger      counters, changed in the transaction that changes the rows they count
 * quarantine  what can't be stored, kept for a person to look at
 */
const TABLES = `
CREATE TABLE entry (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	signal TEXT NOT NULL CHECK (signal IN ('spans', 'logs')),
	rows INTEGER NOT NULL CHECK (rows > 0),
	bytes INTEGER NOT NULL CHECK (bytes > 0),
	checksum INTEGER NOT NULL,
	batch INTEGER
) STRICT;
CREATE INDEX entry_batch ON entry (batch, seq);
CREATE TABLE payload (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE batch (id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL) STRICT;
CREATE TABLE ledger (
	signal TEXT NOT NULL CHECK (signal IN ('spans', 'logs')),
	counter TEXT NOT NULL CHECK (counter IN ('received', 'stored', 'rejected')),
	reason TEXT NOT NULL,
	value INTEGER NOT NULL CHECK (value >= 0),
	PRIMARY KEY (signal, counter, reason)
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	time TEXT NOT NULL,
	reason TEXT NOT NULL,
	signal TEXT NOT NULL,
	rows INTEGER NOT NULL,
	body BLOB
) STRICT;
`;

/** What the file must hold: a flipped bit in a name would else show at the first query only. */
const OUR_TABLES = tablesIn(inMemory());

/** Pages larger than SQLite's usual ones: the rows are blobs of tens of kilobytes. */
const PAGE_BYTES = 16_384;

/**
 * Opens the inbox file and makes its tables when it is new or of length zero. SQLite itself drops a torn
 * tail: it was never acknowledged. Throws when the file is damaged or of a version it does not know.
 */
export function openInboxFile(path: string): DatabaseSync {
	const db = new DatabaseSync(path);
	try {
		db.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
		db.exec('PRAGMA journal_mode = WAL');
		db.exec('PRAGMA synchronous = FULL');
		const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
		if (version === 0) {
			db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${VERSION}; COMMIT`);
		} else if (version < 0 || version > LAST_VERSION) {
			throw new Error('the inbox file is damaged: its version makes no sense');
		} else if (version !== VERSION) {
			throw new Error(`the inbox is of version ${version}; this Dupin knows ${VERSION}`);
		}
		if (tablesIn(db) !== OUR_TABLES) throw new Error('the inbox file is damaged: its tables are not ours');
		// Also finds rows that break a CHECK: a flipped bit in a count.
		const broken = db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check;
		if (broken !== 'ok') throw new Error(`the inbox file is damaged: ${String(broken)}`);
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

/** The statements that made the tables, as SQLite keeps them. */
function tablesIn(db: DatabaseSync): string {
	const made = db.prepare("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name").all();
	return made.map(({ sql }) => String(sql)).join('\n');
}

function inMemory(): DatabaseSync {
	const db = new DatabaseSync(':memory:');
	db.exec(TABLES);
	return db;
}
