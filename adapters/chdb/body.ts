import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { makeError } from './engine-error.ts';

/** Longest SQL text taken: ClickHouse's own max_query_size is a quarter of it. */
const MAX_TEXT = 1024 * 1024;

/** A request's body as text. Throws in the engine's shape when it is too long. */
export async function bodyText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let length = 0;
	const gather = new Writable({
		write: (chunk: Buffer, _encoding, done) => {
			chunks.push(chunk);
			length += chunk.length;
			done(length > MAX_TEXT ? makeError(62, 'SYNTAX_ERROR', `Query over ${MAX_TEXT} bytes`) : null);
		},
	});
	await plain(request, gather);
	return Buffer.concat(chunks).toString('utf8');
}

/** Writes a request's body to a file. */
export async function bodyToFile(request: IncomingMessage, file: string): Promise<void> {
	await plain(request, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
}

async function plain(request: IncomingMessage, into: Writable): Promise<void> {
	const encoding = request.headers['content-encoding'] ?? 'identity';
	if (encoding === 'identity') await pipeline(request, into);
	else if (encoding === 'gzip') await pipeline(request, createGunzip(), into);
	else if (encoding === 'zstd') await pipeline(request, createZstdDecompress(), into);
	else throw makeError(36, 'BAD_ARGUMENTS', `Unknown content encoding ${encoding}`);
}
