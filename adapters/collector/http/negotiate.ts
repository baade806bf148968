import { Refusal } from './refusal.ts';

export type WireFormat = 'protobuf' | 'json';
export type WireEncoding = 'identity' | 'gzip' | 'zstd';

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

/** One encoding, not a pile of them: `gzip, gzip` is refused like any unknown one. */
export function wireEncoding(contentEncoding: string | undefined): WireEncoding {
	switch ((contentEncoding ?? '').trim().toLowerCase()) {
		case '':
		case 'identity':
			return 'identity';
		case 'gzip':
		case 'x-gzip':
			return 'gzip';
		case 'zstd':
			return 'zstd';
		default:
			throw new Refusal(415, 'encoding', 'Content-Encoding must be identity, gzip or zstd.');
	}
}
