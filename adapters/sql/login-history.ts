import type { LoginEvent } from '../../lib/model/login-event.ts';
import { toMillis } from '../../lib/model/time.ts';
import type { LoginHistory } from '../../lib/ports/sources/login-history.ts';
import { count, listed, millis, moment, selected, text } from './row-values.ts';
import type { LoginTable } from './config.ts';
import type { Database, Row } from './database.ts';

/** Sign-ins out of a table. */
export function sqlLogins(
	database: Database,
	{ table, columns, time: unit, outcomes }: LoginTable,
): LoginHistory {
	const { user, outcome, attempts, lockedUntil, place, device } = columns;
	const at = millis(database, columns.time, unit);
	const until = lockedUntil && millis(database, lockedUntil, unit);
	const fields = selected({ user, at, outcome, attempts, until, place, device });
	const known = new Map(Object.entries(outcomes));
	const { id, kind, name } = database;
	return {
		id,
		kind,
		name,
		logins: async (userIds, range, limit, options) => {
			const { sql, values } = listed(database, userIds);
			const rows = await database.rows(
				`SELECT ${fields} FROM ${table} WHERE ${user} IN ${sql} AND ${at} >= ${database.place('from', 'whole')} AND ${at} < ${database.place('to', 'whole')}
				ORDER BY at DESC LIMIT ${database.place('most', 'whole')}`,
				{ ...values, from: toMillis(range.from), to: toMillis(range.to), most: limit + 1 },
				options,
			);
			const events = rows.slice(0, limit).flatMap((row) => eventOf(row, known, database.name));
			return { events, total: events.length + (rows.length > limit ? 1 : 0) };
		},
	};
}

function eventOf(
	row: Row,
	known: ReadonlyMap<string, LoginEvent['outcome']>,
	source: string,
): readonly LoginEvent[] {
	const outcome = known.get(text(row, 'outcome'));
	const time = moment(row, 'at');
	if (!outcome || time === undefined) return [];
	return [
		{
			time,
			userId: text(row, 'user'),
			outcome,
			attempts: count(row, 'attempts'),
			lockedUntil: moment(row, 'until'),
			place: text(row, 'place'),
			device: text(row, 'device'),
			traceId: undefined,
			source,
		},
	];
}
