import type { Json } from '../../json/parse-json.ts';
import { textOf } from '../../json/fields.ts';
import { hexToBytes } from '../../../columns/hex.ts';

const HEX = /^(?:[0-9a-f]{2})*$/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** OTLP/JSON: hex of any letter case. Tempo's files: base64 of 16 or 8 bytes. */
export type IdSpelling = 'hex' | 'hex-or-base64';

/** Bytes of an ID; empty for none; undefined where it is not spelled as it must be. */
export function idBytes(value: Json | undefined, what: string, spelling: IdSpelling): Uint8Array | undefined {
	const text = textOf(value, what);
	if (HEX.test(text) && !(spelling === 'hex-or-base64' && isBase64Size(text))) {
		const bytes = new Uint8Array(text.length / 2);
		hexToBytes(text, bytes, 0);
		return bytes;
	}
	if (spelling === 'hex' || !BASE64.test(text)) return undefined;
	try {
		return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
	} catch {
		return undefined;
	}
}

/** 16 and 8 bytes are 24 and 12 characters in base64, sizes that hex IDs never have. */
function isBase64Size(text: string): boolean {
	return text.length === 24 || text.length === 12;
}
