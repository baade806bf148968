import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { SqlSource } from './config.ts';
import { openClickHouseDatabase } from './clickhouse-database.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

export type Row = Readonly<Record<string, unknown>>;
/** Values bound to places of a query. They never enter its text. */
export type Values = Readonly<Record<string, string | number>>;

/** What the two engines say differently. Every error leaves as SourceError. */
export interface Database {
	readonly name: string;
	rows(sql: string, values: Values, options: ReadOptions): Promise<readonly Row[]>;
	/** The place of a bound value. */
	place(name: string, type: 'text' | 'whole'): string;
	/** Whether a text holds a bound one. */
	holds(text: string, place: string): string;
	/** Before a `WITH` query whose columns must not be made anew for each use. */
	readonly onceOnly: string;
	/** A `datetime` column as milliseconds since 1970. */
	millisOf(column: string): string;
}

export function openDatabase({ name, engine }: Pick<SqlSource, 'name' | 'engine'>): Database {
	return engine.kind === 'sqlite'
		? openSqliteDatabase(name, engine.file)
		: openClickHouseDatabase(name, engine.url, engine.database);
}
