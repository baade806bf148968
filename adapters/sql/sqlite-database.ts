import { DatabaseSync } from 'node:sqlite';
import { SourceError } from '../../lib/model/source-error.ts';
import type { SpokenDatabase } from './database.ts';

/** A SQLite file, opened at first use to be read only: it may appear later than Dupin does. */
export function openSqliteDatabase(name: string, file: string): SpokenDatabase {
	let open: DatabaseSync | undefined;
	return {
		name,
		rows: async (sql, values, { signal }) => {
			if (signal.aborted) throw new SourceError(name, 'cancelled', 'nobody waits for the answer');
			try {
				open ??= new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
				return open.prepare(sql).all({ ...values });
			} catch (error) {
				const message = error instanceof Error ? error.message : String(error);
				throw new SourceError(name, open ? 'broken' : 'unreachable', message, { cause: error });
			}
		},
		place: (place) => `:${place}`,
		holds: (text, place) => `instr(${text}, ${place}) > 0`,
		onceOnly: 'MATERIALIZED',
		millisOf: (column) => `CAST(strftime('%s', ${column}) AS INTEGER) * 1000`,
	};
}
