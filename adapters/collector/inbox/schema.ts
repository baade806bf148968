import { DatabaseSync } from 'node:sqlite';

/** No Dupin will ever write more than this: such a number is damage, not a newer Dupin's file. */
const LAST_VERSION = 99;

/*
 * entry       one acknowledged request that is not in the store yet; its bytes are in `payload`, so that
 *             counting and assigning to a batch never touches them
 * batch       a set of entries handed to the store under one token; fixed before the first attempt
 * ledger      counters, changed in the transaction that changes the rows they count
 * quarantine  what can't be stored, kept for a person to look at
 */
const FIRST_TABLES = `
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

/**
 * What each version adds, from an empty file on. A step is never changed once it was released: files of every version
 * hold records that were acknowledged, and are brought to the newest when they are opened.
 */
const STEPS: readonly string[] = [
	FIRST_TABLES,
	// 2: the real size of an entry, so that a batch is bounded by what it takes to unpack it; the format of its blocks;
	// counters of any name.
	`ALTER TABLE entry ADD COLUMN raw_bytes INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE entry ADD COLUMN format TEXT NOT NULL DEFAULT 'clickhouse-native';
	ALTER TABLE ledger RENAME TO ledger_before;
	CREATE TABLE ledger (
		signal TEXT NOT NULL CHECK (signal IN ('spans', 'logs')),
		counter TEXT NOT NULL,
		reason TEXT NOT NULL,
		value INTEGER NOT NULL CHECK (value >= 0),
		PRIMARY KEY (signal, counter, reason)
	) STRICT, WITHOUT ROWID;
	INSERT INTO ledger SELECT signal, counter, reason, value FROM ledger_before;
	DROP TABLE ledger_before;`,
];
const VERSION = STEPS.length;

/** The tables that a file of each version holds; of version 0, a new file, none. */
const TABLES_BY_VERSION = [0, ...STEPS.keys().map((index) => index + 1)].map(tablesOf);

/** Pages larger than SQLite's usual ones: the rows are blobs of tens of kilobytes. */
const PAGE_BYTES = 16_384;

/**
 * Opens the inbox file and makes its tables when it is new or of length zero. SQLite itself drops a torn
 * tail: it was never acknowledged. A file of an older version is brought to this one, with all that it holds. Throws when
 * the file is damaged or of a newer version.
 */
export function openInboxFile(path: string): DatabaseSync {
	const db = new DatabaseSync(path);
	try {
		db.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
		db.exec('PRAGMA journal_mode = WAL');
		db.exec('PRAGMA synchronous = FULL');
		const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
		if (version < 0 || version > LAST_VERSION)
			throw new Error('the inbox file is damaged: its version makes no sense');
		if (version > VERSION)
			throw new Error(`the inbox is of version ${version}; this Dupin knows ${VERSION}: start a newer one`);
		// A flipped bit in a name would else show at the first query only.
		if (tablesIn(db) !== TABLES_BY_VERSION[version])
			throw new Error('the inbox file is damaged: its tables are not ours');
		if (version < VERSION) {
			const steps = STEPS.slice(version).join('\n');
			db.exec(`BEGIN IMMEDIATE; ${steps} PRAGMA user_version = ${VERSION}; COMMIT`);
		}
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

function tablesOf(version: number): string {
	const db = new DatabaseSync(':memory:');
	for (const step of STEPS.slice(0, version)) db.exec(step);
	const tables = tablesIn(db);
	db.close();
	return tables;
}
