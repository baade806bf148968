import type { RoleChange } from '../../lib/model/role-change.ts';
import { toMillis, type TimeWindow } from '../../lib/model/time.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { RoleChangeLog, RoleChangeRead } from '../../lib/ports/sources/role-change-log.ts';
import { count, listed, millis, moment, selected, text } from './row-values.ts';
import type { RoleChangeTable } from './config.ts';
import type { Database, Row } from './database.ts';

/** Role changes out of a table. */
export function sqlRoleChanges(database: Database, config: RoleChangeTable): RoleChangeLog {
	const { table, columns, kinds } = config;
	const at = millis(database, columns.time, config.time);
	const { id, user, kind, role, was, is, changedBy, batchId, batchSize } = columns;
	// Not `is`: it is a word of SQL.
	const fields = selected({ id, user, at, kind, role, was, becomes: is, changedBy, batchId, batchSize });
	const known = new Map(Object.entries(kinds));
	const read = async (
		column: string,
		wanted: readonly string[],
		range: TimeWindow,
		limit: number,
		options: ReadOptions,
	): Promise<RoleChangeRead> => {
		const { sql, values } = listed(database, wanted);
		const rows = await database.rows(
			`SELECT ${fields} FROM ${table} WHERE ${column} IN ${sql} AND ${at} >= ${database.place('from', 'whole')} AND ${at} < ${database.place('to', 'whole')}
			ORDER BY at DESC LIMIT ${database.place('most', 'whole')}`,
			{ ...values, from: toMillis(range.from), to: toMillis(range.to), most: limit + 1 },
			options,
		);
		const changes = rows.slice(0, limit).flatMap((row) => changeOf(row, known, database.name));
		return { changes, total: changes.length + (rows.length > limit ? 1 : 0) };
	};
	return {
		id: database.id,
		kind: database.kind,
		name: database.name,
		changes: (userIds, range, limit, options) => read(user, userIds, range, limit, options),
		batch: async (wanted, range, limit, options) =>
			batchId === undefined ? { changes: [], total: 0 } : read(batchId, [wanted], range, limit, options),
	};
}

function changeOf(
	row: Row,
	known: ReadonlyMap<string, RoleChange['kind']>,
	source: string,
): readonly RoleChange[] {
	const kind = known.get(text(row, 'kind'));
	const time = moment(row, 'at');
	if (!kind || time === undefined) return [];
	return [
		{
			id: text(row, 'id'),
			time,
			userId: text(row, 'user'),
			kind,
			role: text(row, 'role'),
			was: text(row, 'was'),
			is: text(row, 'becomes'),
			changedBy: text(row, 'changedBy'),
			batchId: text(row, 'batchId'),
			batchSize: count(row, 'batchSize'),
			source,
		},
	];
}
