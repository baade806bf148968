import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TraceId } from '../../lib/model/ids.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import { fromMillis, toMillis, unixNanos } from '../../lib/model/time.ts';
import type { VerdictState } from '../../lib/model/verdict.ts';
import type { AppStore, RecentRequest } from '../../lib/ports/own/app-store.ts';
import { AUDIT_TABLE, openAudit } from './audit.ts';
import { LINK_TABLE, openLinkStore } from './link-store.ts';
import type { LinkStore } from '../../lib/ports/own/link-store.ts';
import { openSupportDesk, SUPPORT_TABLES } from './support-desk.ts';

const NAME = 'app store';
/** More than anybody scrolls through. */
const MAX_RECENT = 1_000;

/** Each entry brings the file from the version of its index to the next; `user_version` says which were run. */
const MIGRATIONS: readonly string[] = [
	`CREATE TABLE recent (
		trace_id TEXT PRIMARY KEY,
		opened_at INTEGER NOT NULL,
		start_time TEXT NOT NULL,
		duration_nanos REAL NOT NULL,
		state TEXT NOT NULL,
		sentence TEXT NOT NULL,
		root_service TEXT NOT NULL,
		route TEXT NOT NULL
	) STRICT;
	CREATE INDEX recent_by_time ON recent (opened_at DESC);`,
	SUPPORT_TABLES,
	AUDIT_TABLE,
	LINK_TABLE,
];

/** What Dupin itself must remember, in `app.sqlite` of the data directory. */
export function openAppStore(dataDir: string): AppStore & { readonly links: LinkStore } {
	mkdirSync(dataDir, { recursive: true });
	const database = new DatabaseSync(join(dataDir, 'app.sqlite'));
	database.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 2000; PRAGMA synchronous = NORMAL;');
	migrate(database);
	const insert = database.prepare(
		`INSERT INTO recent VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (trace_id) DO UPDATE SET opened_at = excluded.opened_at, start_time = excluded.start_time,
			duration_nanos = excluded.duration_nanos, state = excluded.state, sentence = excluded.sentence,
			root_service = excluded.root_service, route = excluded.route`,
	);
	const trim = database.prepare(
		'DELETE FROM recent WHERE trace_id IN (SELECT trace_id FROM recent ORDER BY opened_at DESC LIMIT -1 OFFSET ?)',
	);
	const list = database.prepare('SELECT * FROM recent ORDER BY opened_at DESC, trace_id LIMIT ?');
	return {
		name: NAME,
		recordOpened: async (request) => {
			guarded(() => {
				insert.run(...valuesOf(request));
				trim.run(MAX_RECENT);
			});
		},
		recent: async (limit) => guarded(() => list.all(limit).map(recentOf)),
		audit: openAudit(database, guarded),
		supportDesk: openSupportDesk(database, guarded),
		links: openLinkStore(database, guarded),
		close: async () => database.close(),
	};
}

function migrate(database: DatabaseSync): void {
	const done = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
	for (const [index, sql] of MIGRATIONS.entries()) {
		if (index >= done) database.exec(`BEGIN; ${sql} PRAGMA user_version = ${index + 1}; COMMIT;`);
	}
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

function valuesOf(request: RecentRequest): (string | number)[] {
	return [
		request.traceId,
		toMillis(request.openedAt),
		String(request.startTime),
		request.durationNanos,
		request.state,
		request.sentence,
		request.rootService,
		request.route,
	];
}

/** Rows were written by `valuesOf`, so their text is what the model's types say. */
function recentOf(row: Record<string, unknown>): RecentRequest {
	return {
		traceId: String(row.trace_id) as TraceId,
		openedAt: fromMillis(Number(row.opened_at)),
		startTime: unixNanos(BigInt(String(row.start_time))),
		durationNanos: Number(row.duration_nanos),
		state: String(row.state) as VerdictState,
		sentence: String(row.sentence),
		rootService: String(row.root_service),
		route: String(row.route),
	};
}
