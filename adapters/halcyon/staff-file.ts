import { renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { staffTables } from '../../lib/demo/studio/tables.ts';

/** Writes Halcyon's staff base as of `now`: whole or not at all, so that nobody reads half of it. */
export function writeStaffFile(file: string, now: bigint): void {
	const draft = `${file}.draft`;
	rmSync(draft, { force: true });
	const database = new DatabaseSync(draft);
	database.exec('BEGIN');
	for (const { name, columns, rows } of staffTables(now)) {
		database.exec(`CREATE TABLE ${name} (${columns}) STRICT`);
		const places = columns.split(',').map(() => '?');
		const insert = database.prepare(`INSERT INTO ${name} VALUES (${places.join(', ')})`);
		for (const row of rows) insert.run(...row);
	}
	database.exec('COMMIT');
	database.close();
	renameSync(draft, file);
}
