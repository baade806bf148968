import { Refusal } from './refusal.ts';

export type WireFormat = 'protobuf' | 'json';
export type WireEncoding = 'identity' | 'gzip' | 'zlib' | 'zstd';

const FORMATS: ReadonlyMap<string, WireFormat> = new Map([
	['application/x-protobuf', 'protobuf'],
	['application/json', 'json'],
]);

/** Media type of each format, for answers: they use the request's own. */
export const MEDIA_TYPE: Readonly<Record<WireFormat, string>> = {
	protobuf: 'application/x-protobuf',
	json: 'application/json',
};

/** Undefined for a type that is not taken. Parameters such as `charset` are ignored. */
export function wireFormat(contentType: string | undefined): WireFormat | undefined {
	return FORMATS.get((contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '');
}

/** What clients say that were told no type: curl's own, plain text, nothing. */
const UNTYPED: ReadonlySet<string> = new Set(['', 'application/x-www-form-urlencoded', 'text/plain']);

/**
 * Whether a body may be read as Zipkin's JSON. Zipkin asks for no type, so people post with curl's. A browser sends
 * these types from any page without asking first, but then names its Origin: only who names none is believed.
 */
export function isZipkinJson(contentType: string | undefined, origin: string | undefined): boolean {
	if (wireFormat(contentType) === 'json') return true;
	const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
	return origin === undefined && UNTYPED.has(type);
}

/** One encoding, not a pile of them: `gzip, gzip` is refused like any unknown one. */
export function wireEncoding(contentEncoding: string | undefined): WireEncoding {
	switch ((contentEncoding ?? '').trim().toLowerCase()) {
		case '':
		case 'identity':
			return 'identity';
		case 'gzip':
		case 'x-gzip':
			return 'gzip';
		case 'zlib':
		case 'deflate': // by RFC 9110 the zlib format, and so the Collector sends it
			return 'zlib';
		case 'zstd':
			return 'zstd';
		default:
			throw new Refusal(415, 'encoding', 'Content-Encoding must be identity, gzip, deflate, zlib or zstd.');
	}
}
