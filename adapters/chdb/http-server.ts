import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { bodyText, bodyToFile } from './body.ts';
import { engineError, makeError } from './engine-error.ts';
import type { Gate } from './gate.ts';
import { type QueryLimits, runWrite, streamRead } from './queries.ts';
import { settingsOf } from './read-settings.ts';
import { type InsertTarget, insertTarget, isRead, splitFormat, sqlString } from './sql-text.ts';

export interface FaceOptions {
	readonly limits: QueryLimits;
	readonly gate: Gate;
	/** Whoever sends this as X-ClickHouse-Key may write; everybody else reads. */
	readonly writeKey: string;
	/** Folder for the bodies of inserts while the engine reads them. */
	readonly spool: string;
}

/** One request under way. */
interface Exchange {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly search: URLSearchParams;
}

/** Answers one request of ClickHouse's HTTP protocol. Never throws. */
export async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	face: FaceOptions,
): Promise<void> {
	try {
		const { pathname, searchParams: search } = new URL(request.url ?? '/', 'http://engine');
		if (pathname === '/ping') {
			response.end('Ok.\n');
			return;
		}
		response.setHeader('X-ClickHouse-Query-Id', search.get('query_id') ?? randomUUID());
		const exchange = { request, response, search };
		const query = search.get('query') ?? '';
		const insert = insertTarget(query);
		if (insert) {
			requireWriter(exchange, face);
			await writeRows(exchange, insert, face);
			return;
		}
		const sql = [query, await bodyText(request)].join(' ').trim();
		if (isRead(sql)) await read(exchange, sql, face);
		else {
			requireWriter(exchange, face);
			done(response, await runWrite(face.limits, sql, settingsOf(search, false)));
		}
	} catch (error) {
		refuse(response, error);
	}
}

async function read(
	{ request, response, search }: Exchange,
	query: string,
	face: FaceOptions,
): Promise<void> {
	const gone = new AbortController();
	response.on('close', () => {
		if (!response.writableFinished) gone.abort();
	});
	const settings = settingsOf(search, true);
	const { sql, format = search.get('default_format') ?? 'TabSeparated' } = splitFormat(query);
	await face.gate.run(async () => {
		const chunks = streamRead(face.limits, sql, format, settings, gone.signal);
		// What fails before the first rows is answered with a status; later the connection is cut.
		const first = await chunks.next();
		const rest = async function* () {
			if (!first.done) yield first.value;
			yield* chunks;
		};
		response.setHeader('X-ClickHouse-Format', format);
		const gzip =
			search.get('enable_http_compression') === '1' &&
			/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
		if (gzip) response.setHeader('Content-Encoding', 'gzip');
		response.writeHead(200);
		if (gzip) await pipeline(rest, createGzip({ level: 1 }), response);
		else await pipeline(rest, response);
	});
}

/** The body goes to a file that the engine reads by itself: bytes never pass through SQL text. */
async function writeRows(
	{ request, response, search }: Exchange,
	{ target, format }: InsertTarget,
	face: FaceOptions,
): Promise<void> {
	const file = join(face.spool, `${randomUUID()}.insert`);
	try {
		await bodyToFile(request, file);
		const sql = `INSERT INTO ${target} SELECT * FROM file(${sqlString(file)}, ${sqlString(format)})`;
		done(response, await runWrite(face.limits, sql, settingsOf(search, false)));
	} finally {
		await rm(file, { force: true });
	}
}

function done(response: ServerResponse, text: string): void {
	response.setHeader('X-ClickHouse-Summary', '{}');
	response.end(text);
}

function requireWriter({ request }: Exchange, face: FaceOptions): void {
	const keys = [request.headers['x-clickhouse-key'], basicKey(request)];
	if (!keys.includes(face.writeKey))
		throw makeError(164, 'READONLY', 'Cannot execute query in readonly mode');
}

function basicKey(request: IncomingMessage): string | undefined {
	const [scheme, text = ''] = (request.headers.authorization ?? '').split(' ');
	if (scheme?.toLowerCase() !== 'basic') return undefined;
	return Buffer.from(text, 'base64').toString('utf8').split(':').slice(1).join(':');
}

/** Before the first byte: the engine's error shape. After it: the connection is cut, so that nobody takes a part for the whole. */
function refuse(response: ServerResponse, error: unknown): void {
	const { status, code, text } = engineError(error);
	if (response.headersSent || response.destroyed) {
		response.destroy();
		return;
	}
	response.removeHeader('Content-Encoding');
	response.writeHead(status, {
		'Content-Type': 'text/plain; charset=UTF-8',
		'X-ClickHouse-Exception-Code': String(code),
	});
	response.end(`${text}\n`);
}
