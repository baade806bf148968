import { bytesToHex } from '../../columns/hex.ts';

/** Longer attribute values are cut, with a note that says from how many bytes. */
export const MAX_VALUE_BYTES = 65_536;
/** Bytes of broken UTF-8 that are kept as hex in a note. */
const MAX_HEX_BYTES = 64;

const strict = new TextDecoder('utf-8', { fatal: true });
// A byte order mark at the start of a value belongs to it.
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** A text as it will be stored: where its bytes are. Reused for every value; copy what you keep. */
export interface TextSlice {
	source: Uint8Array;
	from: number;
	to: number;
}

/**
 * Makes a slice of a request fit to be stored: cut to the limit, broken UTF-8 replaced visibly with the
 * raw bytes kept as hex in a note. `what` names the value in notes.
 */
export function cleanText(slice: TextSlice, what: () => string, notes: string[]): void {
	const { source, from } = slice;
	const length = slice.to - from;
	if (length > MAX_VALUE_BYTES) {
		slice.to = characterStart(source, from + MAX_VALUE_BYTES);
		notes.push(`${what()} cut from ${length} bytes`);
	}
	if (isAscii(source, from, slice.to)) return;
	const part = source.subarray(from, slice.to);
	try {
		strict.decode(part);
	} catch {
		const shown = Math.min(part.length, MAX_HEX_BYTES);
		notes.push(
			`${what()} was not UTF-8; its bytes: ${bytesToHex(part, 0, shown)}${part.length > shown ? '…' : ''}`,
		);
		slice.source = encoder.encode(lenient.decode(part));
		slice.from = 0;
		slice.to = slice.source.length;
	}
}

/** Text of a slice, cleaned. */
export function decodeText(
	source: Uint8Array,
	from: number,
	to: number,
	what: () => string,
	notes: string[],
): string {
	const slice = { source, from, to };
	cleanText(slice, what, notes);
	return lenient.decode(slice.source.subarray(slice.from, slice.to));
}

function isAscii(source: Uint8Array, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if ((source[i] ?? 0) >= 0x80) return false;
	return true;
}

/** The start of the character that `at` stands in, so that a cut never halves one. */
function characterStart(source: Uint8Array, at: number): number {
	let start = at;
	while (start > 0 && at - start < 3 && ((source[start] ?? 0) & 0xc0) === 0x80) start--;
	return start;
}
