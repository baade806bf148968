import { randomUUID, timingSafeEqual } from 'node:crypto';
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
	/** Whoever sends this as X-ClickHouse-Key or as a password may read. */
	readonly readKey: string;
	/** Whoever sends this may write. */
	readonly writeKey: string;
	/** Folder for the bodies of inserts while the engine reads them. */
	readonly spool: string;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** What is answered is data, whatever it looks like, and nobody else's page may take it in. */
const NO_PAGE = {
	'X-Content-Type-Options': 'nosniff',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Content-Type': 'application/octet-stream',
};

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
		for (const [name, value] of Object.entries(NO_PAGE)) response.setHeader(name, value);
		refusePages(request);
		if (pathname === '/ping') {
			response.end('Ok.\n');
			return;
		}
		response.setHeader('X-ClickHouse-Query-Id', search.get('query_id') ?? randomUUID());
		const exchange = { request, response, search };
		const query = search.get('query') ?? '';
		requireReader(request, face);
		const insert = insertTarget(query);
		if (insert) {
			requireWriter(request, face);
			await writeRows(exchange, insert, face);
			return;
		}
		const sql = [query, await bodyText(request)].join(' ').trim();
		if (isRead(sql)) await read(exchange, sql, face);
		else {
			requireWriter(request, face);
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

/** A page in a browser has no business here: not under a name that leads here, not from where it stands. */
function refusePages({ headers }: IncomingMessage): void {
	const host = (headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
	if (!LOOPBACK.has(host) || headers.origin !== undefined)
		throw makeError(497, 'ACCESS_DENIED', 'Not enough privileges: this is no address for pages');
}

function requireReader(request: IncomingMessage, face: FaceOptions): void {
	if (![face.readKey, face.writeKey].some((key) => holds(request, key)))
		throw makeError(516, 'AUTHENTICATION_FAILED', 'Authentication failed: the key is wrong or missing');
}

function requireWriter(request: IncomingMessage, face: FaceOptions): void {
	if (!holds(request, face.writeKey))
		throw makeError(164, 'READONLY', 'Cannot execute query in readonly mode');
}

/** Compared in a time that tells nothing of how much of it was right. */
function holds(request: IncomingMessage, key: string): boolean {
	const wanted = Buffer.from(key);
	return [request.headers['x-clickhouse-key'], basicKey(request)].some((given) => {
		const sent = Buffer.from(typeof given === 'string' ? given : '');
		return sent.length === wanted.length && timingSafeEqual(sent, wanted);
	});
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
