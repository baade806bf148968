import { randomUUID } from 'node:crypto';
import type { Session } from 'chdb';
import { guardRead } from './read-guard.ts';
import { type Settings, openSession } from './sessions.ts';
import { bareSql, sqlString } from './sql-text.ts';

/** Where the engine's data is and how much one query may use. */
export interface QueryLimits {
	readonly path: string;
	readonly database: string;
	/** Bytes one query may take. */
	readonly queryMemory: number;
	/** Seconds a read may run when it does not say less. */
	readonly readSeconds: number;
}

/**
 * Streams a read's answer in chunks of the format. Ends the query inside the engine when `signal` aborts:
 * leaving the stream alone would not, so a second session kills it by the mark in its text.
 */
export async function* streamRead(
	limits: QueryLimits,
	sql: string,
	format: string,
	settings: Settings,
	signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
	guardRead(sql, limits.database);
	signal.throwIfAborted();
	const mark = `dupin-${randomUUID()}`;
	const session = await openSession(limits.path, limits.database, readLimits(limits, settings), true);
	const kill = () => void killMarked(limits, mark);
	signal.addEventListener('abort', kill, { once: true });
	try {
		// Whoever left while the session was being opened was heard by nobody.
		signal.throwIfAborted();
		const marked = `${sql} /* ${mark} */`;
		if (streams(sql)) for await (const chunk of session.queryStream(marked, { format })) yield chunk.raw();
		else yield (await session.queryAsync(marked, { format })).bytes();
	} finally {
		signal.removeEventListener('abort', kill);
		session.close();
	}
}

/** chDB streams SELECT only; what EXPLAIN, SHOW, DESCRIBE and EXISTS say is short. */
function streams(sql: string): boolean {
	return /^[\s?(]*(SELECT|WITH)\b/i.test(bareSql(sql));
}

/** Runs a statement that changes something. */
export async function runWrite(limits: QueryLimits, sql: string, settings: Settings): Promise<string> {
	const session = await openSession(limits.path, limits.database, settings, false);
	try {
		return (await session.queryAsync(sql, { format: 'TabSeparated' })).text();
	} finally {
		session.close();
	}
}

function readLimits(limits: QueryLimits, asked: Settings): Settings {
	const seconds = Math.min(limits.readSeconds, Number(asked.get('max_execution_time')) || limits.readSeconds);
	return new Map([
		...asked,
		['max_execution_time', String(seconds)],
		['max_memory_usage', String(limits.queryMemory)],
		// Large groups go to disk before they meet the limit.
		['max_bytes_before_external_group_by', String(Math.floor(limits.queryMemory / 2))],
	]);
}

async function killMarked(limits: QueryLimits, mark: string): Promise<void> {
	let session: Session | undefined;
	try {
		session = await openSession(limits.path, limits.database, new Map(), false);
		await session.queryAsync(
			`KILL QUERY WHERE query LIKE ${sqlString(`%${mark}%`)} AND query NOT LIKE 'KILL%' ASYNC`,
		);
	} catch {
		// The query has ended by itself meanwhile.
	} finally {
		session?.close();
	}
}
