import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, createZstdDecompress } from 'node:zlib';
import { engineError, makeError } from './engine-error.ts';
import type { Gate } from './gate.ts';
import { type QueryLimits, runWrite, streamRead } from './queries.ts';
import { settingsOf } from './read-settings.ts';
import { insertTarget, splitFormat, sqlString } from './sql-text.ts';

export interface FaceOptions {
	readonly limits: QueryLimits;
	readonly gate: Gate;
	/** Whoever sends this as X-ClickHouse-Key may write; everybody else reads. */
	readonly writeKey: string;
	/** Folder for the bodies of inserts while the engine reads them. */
	readonly spool: string;
}

/** Answers one request of ClickHouse's HTTP protocol. Never throws. */
export async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	face: FaceOptions,
): Promise<void> {
	const gone = new AbortController();
	response.on('close', () => {
		if (!response.writableFinished) gone.abort();
	});
	try {
		const url = new URL(request.url ?? '/', 'http://engine');
		if (url.pathname === '/ping') {
			response.end('Ok.\n');
			return;
		}
		response.setHeader('X-ClickHouse-Query-Id', url.searchParams.get('query_id') ?? randomUUID());
		const writer =
			request.headers['x-clickhouse-key'] === face.writeKey || basicKey(request) === face.writeKey;
		await (writer ? write(request, response, url, face) : read(request, response, url, face, gone.signal));
	} catch (error) {
		refuse(response, error);
	}
}

async function read(
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
	face: FaceOptions,
	signal: AbortSignal,
): Promise<void> {
	const settings = settingsOf(url.searchParams, true);
	const { sql, format } = splitFormat(
		[url.searchParams.get('query') ?? '', await bodyText(request)].join(' ').trim(),
	);
	const named = format ?? url.searchParams.get('default_format') ?? 'TabSeparated';
	await face.gate.run(async () => {
		const chunks = streamRead(face.limits, sql, named, settings, signal);
		const first = await chunks.next();
		response.setHeader('X-ClickHouse-Format', named);
		const gzip =
			url.searchParams.get('enable_http_compression') === '1' &&
			/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
		if (gzip) response.setHeader('Content-Encoding', 'gzip');
		response.writeHead(200);
		const rest = async function* () {
			if (!first.done) yield first.value;
			yield* chunks;
		};
		if (gzip) await pipeline(rest, createGzip({ level: 1 }), response);
		else await pipeline(rest, response);
	});
}

async function write(
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
	face: FaceOptions,
): Promise<void> {
	const settings = settingsOf(url.searchParams, false);
	const query = url.searchParams.get('query') ?? '';
	const insert = insertTarget(query);
	const text = insert
		? await insertBody(request, face, insert, settings)
		: await runWrite(face.limits, [query, await bodyText(request)].join(' ').trim(), settings);
	response.setHeader('X-ClickHouse-Summary', '{}');
	response.end(text);
}

/** The body goes to a file that the engine reads by itself: bytes never pass through SQL text. */
async function insertBody(
	request: IncomingMessage,
	face: FaceOptions,
	{ target, format }: { readonly target: string; readonly format: string },
	settings: ReturnType<typeof settingsOf>,
): Promise<string> {
	const file = join(face.spool, `${randomUUID()}.insert`);
	try {
		await pipeline(plainBody(request), createWriteStream(file));
		return await runWrite(
			face.limits,
			`INSERT INTO ${target} SELECT * FROM file(${sqlString(file)}, ${sqlString(format)})`,
			settings,
		);
	} finally {
		await rm(file, { force: true });
	}
}

function plainBody(request: IncomingMessage): NodeJS.ReadableStream {
	const encoding = request.headers['content-encoding'] ?? 'identity';
	if (encoding === 'gzip') return request.pipe(createGunzip());
	if (encoding === 'zstd') return request.pipe(createZstdDecompress());
	if (encoding !== 'identity') throw makeError(36, 'BAD_ARGUMENTS', `Unknown content encoding ${encoding}`);
	return request;
}

async function bodyText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of plainBody(request)) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString('utf8');
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
