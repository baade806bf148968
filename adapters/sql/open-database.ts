import { openClickHouseDatabase } from './clickhouse-database.ts';
import type { SqlSource } from './config.ts';
import type { Database } from './database.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

export function openDatabase({ id, name, engine }: Pick<SqlSource, 'id' | 'name' | 'engine'>): Database {
	const spoken =
		engine.kind === 'sqlite'
			? openSqliteDatabase(name, engine.file)
			: openClickHouseDatabase(name, engine.url, engine.database);
	return { id, kind: 'sql', ...spoken };
}
