import { type Client, openClient } from './client.ts';
import { schema } from './schema.ts';

/** Creates what is missing. Every statement may run again, so a migration killed half-way is finished by the next. */
export async function migrate(client: Client): Promise<void> {
	const server = openClient({ ...client.config, database: 'default' });
	try {
		await server.command(`CREATE DATABASE IF NOT EXISTS ${client.config.database}`);
	} finally {
		await server.close();
	}
	for (const statement of schema(client.config)) await client.command(statement);
}

export interface BrokenPart {
	readonly table: string;
	readonly name: string;
	readonly reason: string;
}

/** Parts that ClickHouse set aside because it could not read them: it says so nowhere else (ARCHITECTURE trap 5). */
export async function brokenParts(client: Client): Promise<readonly BrokenPart[]> {
	return client.rows<BrokenPart>(
		"SELECT table, name, reason FROM system.detached_parts WHERE database = {database:String} AND reason NOT IN ('', 'ignored') LIMIT 1000",
		{ database: client.config.database },
		{ signal: new AbortController().signal, deadlineMs: 10_000 },
	);
}
