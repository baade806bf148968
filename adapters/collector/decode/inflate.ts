import { constants, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { WireEncoding } from '../http/negotiate.ts';
import type { Undecodable } from './protocol.ts';

/** A sender can't make us hold a window larger than this; zstd's own levels to 19 need 8 MiB. */
const ZSTD_WINDOW_LOG = 25;
const LARGEST_CHUNK = 4 * 1024 * 1024;
const SMALLEST_CHUNK = 64 * 1024;

const DECOMPRESS = {
	gzip: gunzipSync,
	zlib: inflateSync,
	zstd: (
		body: Uint8Array,
		options: { readonly maxOutputLength: number; readonly chunkSize: number; readonly info: true },
	) =>
		zstdDecompressSync(body, {
			...options,
			params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG },
		}),
} as const;

/**
 * The body without its Content-Encoding. Several gzip members or zstd frames are read as one; a zlib stream is one.
 * Undecodable when it is not what it says, is cut short, is followed by something else, or grows past `limit`.
 */
export function inflate(body: Uint8Array, encoding: WireEncoding, limit: number): Uint8Array | Undecodable {
	if (encoding === 'identity' || body.length === 0) return body;
	// The usual ratio of telemetry is below 16; one chunk then takes it all and nothing is copied.
	const chunkSize = Math.min(LARGEST_CHUNK, limit, Math.max(SMALLEST_CHUNK, body.length * 16));
	const options = { maxOutputLength: limit, chunkSize, info: true } as const;
	try {
		const result = DECOMPRESS[encoding](body, options) as unknown as {
			readonly buffer: Uint8Array;
			readonly engine: { readonly bytesWritten: number };
		};
		if (result.engine.bytesWritten < body.length) {
			return bad(`The ${encoding} body is followed by bytes that are not ${encoding}.`);
		}
		return result.buffer;
	} catch (error) {
		if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
			return {
				ok: false,
				status: 413,
				reason: 'too-large',
				message: `The body is larger than ${limit} bytes after inflating.`,
			};
		}
		return bad(`The body is not whole and valid ${encoding}.`);
	}
}

function bad(message: string): Undecodable {
	return { ok: false, status: 400, reason: 'encoding', message };
}
