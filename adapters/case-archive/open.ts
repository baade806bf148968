import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { TraceId } from '../../lib/model/ids.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import { fromMillis, toMillis } from '../../lib/model/time.ts';
import type { CaseArchive, FrozenCase } from '../../lib/ports/own/case-archive.ts';
import { HAND_OFF_WAYS, type HandOff } from '../../lib/model/hand-off.ts';
import type { HandOffLog } from '../../lib/ports/own/hand-off-log.ts';

const NAME = 'case archive';
const MAX_LATEST = 1_000;

/** Each entry brings the file from the version of its index to the next; `user_version` says which were run. */
const MIGRATIONS: readonly string[] = [
	`CREATE TABLE cases (
		id TEXT PRIMARY KEY,
		trace_id TEXT NOT NULL,
		frozen_at INTEGER NOT NULL,
		document BLOB NOT NULL
	) STRICT;
	CREATE INDEX cases_by_trace ON cases (trace_id, frozen_at DESC);
	CREATE TABLE hand_offs (
		trace_id TEXT NOT NULL,
		at INTEGER NOT NULL,
		way TEXT NOT NULL,
		receiver TEXT NOT NULL,
		text TEXT NOT NULL
	) STRICT;
	CREATE INDEX hand_offs_by_trace ON hand_offs (trace_id, at DESC);`,
	'CREATE INDEX hand_offs_by_time ON hand_offs (at DESC);',
];

export interface CaseFile {
	readonly cases: CaseArchive;
	readonly handOffs: HandOffLog;
	close(): void;
}

/** What people shared and handed on, in `cases.sqlite` of the data directory: it outlives spans, so back it up. */
export function openCaseFile(dataDir: string): CaseFile {
	mkdirSync(dataDir, { recursive: true });
	const database = new DatabaseSync(join(dataDir, 'cases.sqlite'));
	database.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 2000; PRAGMA synchronous = FULL;');
	migrate(database);
	return { cases: caseArchive(database), handOffs: handOffLog(database), close: () => database.close() };
}

function migrate(database: DatabaseSync): void {
	const done = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
	for (const [index, sql] of MIGRATIONS.entries()) {
		if (index >= done) database.exec(`BEGIN; ${sql} PRAGMA user_version = ${index + 1}; COMMIT;`);
	}
}

function caseArchive(database: DatabaseSync): CaseArchive {
	const insert = database.prepare('INSERT INTO cases VALUES (?, ?, ?, ?)');
	const one = database.prepare('SELECT * FROM cases WHERE id = ?');
	const list = database.prepare(
		'SELECT id, frozen_at FROM cases WHERE trace_id = ? ORDER BY frozen_at DESC, id LIMIT ?',
	);
	return {
		name: NAME,
		save: async ({ id, traceId, frozenAt, document }) =>
			guarded(() => {
				insert.run(id, traceId, toMillis(frozenAt), zstdCompressSync(Buffer.from(document)));
			}),
		read: async (id) =>
			guarded(() => {
				const row = one.get(id);
				return row && caseOf(row);
			}),
		ofTrace: async (traceId, limit) =>
			guarded(() =>
				list
					.all(traceId, limit)
					.map((row) => ({ id: String(row.id), frozenAt: fromMillis(Number(row.frozen_at)) })),
			),
	};
}

function handOffLog(database: DatabaseSync): HandOffLog {
	const insert = database.prepare('INSERT INTO hand_offs VALUES (?, ?, ?, ?, ?)');
	const list = database.prepare('SELECT * FROM hand_offs WHERE trace_id = ? ORDER BY at DESC LIMIT ?');
	// Enough to find some requests among many hand-offs of one.
	const latest = database.prepare(
		`SELECT trace_id, max(at) AS at, way, receiver, text FROM (SELECT * FROM hand_offs ORDER BY at DESC LIMIT ${MAX_LATEST})
		GROUP BY trace_id, receiver ORDER BY at DESC LIMIT ?`,
	);
	return {
		name: NAME,
		record: async ({ traceId, at, way, to, text }) =>
			guarded(() => {
				insert.run(traceId, toMillis(at), way, to, text);
			}),
		ofTrace: async (traceId, limit) => guarded(() => list.all(traceId, limit).map(handOffOf)),
		latest: async (limit) => guarded(() => latest.all(limit).map(handOffOf)),
	};
}

function guarded<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw new SourceError(NAME, 'broken', error instanceof Error ? error.message : String(error), {
			cause: error,
		});
	}
}

function caseOf(row: Record<string, unknown>): FrozenCase {
	if (!(row.document instanceof Uint8Array)) throw new Error('the document of a case is no blob');
	return {
		id: String(row.id),
		traceId: String(row.trace_id) as TraceId,
		frozenAt: fromMillis(Number(row.frozen_at)),
		document: zstdDecompressSync(row.document).toString('utf8'),
	};
}

function handOffOf(row: Record<string, unknown>): HandOff {
	return {
		traceId: String(row.trace_id) as TraceId,
		at: fromMillis(Number(row.at)),
		way: HAND_OFF_WAYS.find((way) => way === row.way) ?? 'copied',
		to: String(row.receiver),
		text: String(row.text),
	};
}
