import { Session } from 'chdb';
import { sqlString } from './sql-text.ts';

/** Settings of one query: names come from code lists or are checked, values are always quoted. */
export type Settings = ReadonlyMap<string, string>;

/**
 * Opens a chDB session for one query. Opening costs 0.2 ms, and a session that is never used again can't
 * hand rows, settings or errors of one query to the next.
 */
export async function openSession(
	path: string,
	database: string,
	settings: Settings,
	readOnly: boolean,
): Promise<Session> {
	const session = new Session(path);
	try {
		await session.queryAsync(`USE ${database}`);
		if (settings.size > 0) {
			await session.queryAsync(
				`SET ${[...settings].map(([name, value]) => `${name} = ${sqlString(value)}`).join(', ')}`,
			);
		}
		if (readOnly) await session.queryAsync('SET readonly = 1');
		return session;
	} catch (error) {
		session.close();
		throw error;
	}
}
