import { SourceError } from '../../../lib/model/source-error.ts';
import { type Client, openClient } from '../client/client.ts';
import { firstSeenSchema } from './first-seen.ts';
import { playerEventSchema, playerEventViewChange } from './player-event-schema.ts';
import { DURABLE, regionColumns, retentionChanges, schema, viewChanges } from './schema.ts';
import { sessionMinutesRetention, sessionMinutesSchema } from './session-minutes-schema.ts';
import { requestIndex, sessionRetention, sessionSchema, sessionViewChange } from './session-schema.ts';
import type { SessionWords } from '../../../lib/sessions/session-words.ts';

const VERSIONS = 'schema_versions';

/**
 * Brings the store to this schema, version by version. Every statement may run again, and a version is noted
 * when all of its statements have run, so a migration killed half-way is finished by the next. Throws
 * SourceError `unsupported` for a store that a newer Dupin made.
 */
export async function migrate(client: Client, words: SessionWords): Promise<void> {
	const { config } = client;
	await makeDatabase(client);
	await client.command(
		`CREATE TABLE IF NOT EXISTS ${VERSIONS} (version UInt32, made DateTime('UTC') DEFAULT now()) ENGINE = MergeTree ORDER BY version`,
	);
	// One list of statements a version. Tables are made in their latest form, so each later list may meet its own work.
	const versions = [
		schema(config),
		sessionSchema(words, config.retentionDays, DURABLE),
		regionColumns(),
		playerEventSchema(words),
		sessionMinutesSchema(config.retentionDays, DURABLE),
		requestIndex(),
		firstSeenSchema(DURABLE),
	];
	const [noted] = await client.rows<{ version: number }>(
		`SELECT max(version) AS version FROM ${VERSIONS}`,
		{},
		{ signal: new AbortController().signal, deadlineMs: 30_000 },
	);
	const reached = noted?.version ?? 0;
	if (reached > versions.length)
		throw new SourceError(
			config.name,
			'unsupported',
			`The store has schema ${reached}, made by a newer Dupin; this one knows schema ${versions.length}.`,
		);
	for (const [index, statements] of versions.entries()) {
		if (index < reached) continue;
		for (const statement of statements) await client.command(statement);
		await client.command(`INSERT INTO ${VERSIONS} (version) VALUES (${index + 1})`);
	}
	// The retention may have been changed since. Rows stored before keep theirs until they merge.
	const changes = [
		...retentionChanges(config),
		`ALTER TABLE session_requests MODIFY TTL ${sessionRetention(config.retentionDays)}`,
		`ALTER TABLE session_minutes MODIFY TTL ${sessionMinutesRetention(config.retentionDays)}`,
	];
	for (const statement of changes) await client.command(statement, { materialize_ttl_after_modify: 0 });
	for (const statement of viewChanges()) await client.command(statement);
	await client.command(sessionViewChange(words));
	await client.command(playerEventViewChange(words));
}

async function makeDatabase(client: Client): Promise<void> {
	const server = openClient({ ...client.config, database: 'default' });
	try {
		await server.command(`CREATE DATABASE IF NOT EXISTS ${client.config.database}`);
	} finally {
		await server.close();
	}
}

export interface BrokenPart {
	readonly table: string;
	readonly name: string;
	readonly reason: string;
}

/** Parts that ClickHouse set aside because it could not read them: it says so nowhere else. */
export async function brokenParts(client: Client): Promise<readonly BrokenPart[]> {
	return client.rows<BrokenPart>(
		"SELECT table, name, reason FROM system.detached_parts WHERE database = {database:String} AND reason NOT IN ('', 'ignored') LIMIT 1000",
		{ database: client.config.database },
		{ signal: new AbortController().signal, deadlineMs: 10_000 },
	);
}
