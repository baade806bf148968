import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { codec } from '../testing/plain-codec.ts';
import { InboxDatabase } from './database.ts';
import { checksum, packBlocks } from './payload.ts';
import { openInboxFile } from './schema.ts';

const PAYLOAD = packBlocks([]);
const ALL = { rows: 1e6, rawBytes: 1e9 };

async function inFolder(work: (file: string) => void): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'dupin-inbox-'));
	try {
		work(join(folder, 'inbox.sqlite'));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The tables of the first release, letter by letter: there are files of it in the world. */
const FIRST_RELEASE = `
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

function firstRelease(file: string): void {
	const db = new DatabaseSync(file);
	db.exec(`PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; ${FIRST_RELEASE} PRAGMA user_version = 1`);
	const bytes = PAYLOAD.length;
	db.prepare("INSERT INTO entry VALUES (7, 'spans', 3, ?, ?, NULL)").run(bytes, checksum(PAYLOAD));
	db.prepare('INSERT INTO payload VALUES (7, ?)').run(PAYLOAD);
	db.exec("INSERT INTO ledger VALUES ('spans', 'received', '', 5), ('spans', 'stored', '', 2)");
	db.close();
}

test('a file of the first release is brought to this one with all that it holds, once', () =>
	inFolder((file) => {
		firstRelease(file);
		for (const time of ['first', 'again']) {
			const inbox = new InboxDatabase(openInboxFile(file), codec);
			expect(inbox.counters.ledger().spans, time).toEqual({
				received: 5,
				stored: 2,
				waiting: 3,
				rejected: [],
			});
			inbox.close();
		}
		const inbox = new InboxDatabase(openInboxFile(file), codec);
		expect(inbox.claim(ALL, () => 'token')).toMatchObject({ entries: 1, token: 'token' });
		inbox.settle('token');
		expect(inbox.counters.ledger().spans).toEqual({ received: 5, stored: 5, waiting: 0, rejected: [] });
		inbox.close();
	}));

test('a file of a newer release is refused and left as it is', () =>
	inFolder((file) => {
		const db = openInboxFile(file);
		db.exec('PRAGMA user_version = 3');
		db.close();
		expect(() => openInboxFile(file)).toThrow('version 3; this Dupin knows 2');
	}));

test('a batch is bounded by what it takes once unpacked, and one that is larger goes alone', () =>
	inFolder((file) => {
		const inbox = new InboxDatabase(openInboxFile(file), codec);
		const sizes = [40, 60, 1, 500, 99];
		inbox.put(
			sizes.map((rawBytes) => ({ signal: 'spans', rows: 1, payload: PAYLOAD, rawBytes, rejected: [] })),
		);
		const entries: number[] = [];
		for (;;) {
			const batch = inbox.claim({ rows: 1e6, rawBytes: 100 }, () => `token-${entries.length}`);
			if (!batch) break;
			entries.push(batch.entries);
			inbox.settle(batch.token);
		}
		expect(entries).toEqual([2, 1, 1, 1]);
		inbox.close();
	}));
