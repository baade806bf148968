import type { TextColumn } from '../model/columns.ts';

/** Last three letters of the names in `named-secrets.ts` and of `bearer`, `basic`. */
const ENDINGS = new Set(
	['ord', 'swd', 'pwd', 'ase', 'ret', 'ken', 'key', 'ial', 'als', 'ion', 'kie', 'ure', 'rer', 'sic'].map(
		(word) => packed(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2)),
	),
);

/** As many as `named-secrets.ts` allows between a name and its separator. */
const MAX_FILLERS = 8;

const SPACE = 32;
const DOUBLE_QUOTE = 34;
const QUOTE = 39;
const DASH = 45;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const EQUALS = 61;
const AT = 64;
const LETTER_A = 65;
const LETTER_J = 74;
const BACKSLASH = 92;

/**
 * The rows that may hold a secret: those `redactText` has to look at. One pass over the bytes; most
 * telemetry has none of the signs, and then no text is made of it at all.
 */
export function suspectRows({ bytes, ends }: TextColumn): readonly number[] {
	const rows: number[] = [];
	let from = 0;
	for (let row = 0; row < ends.length; row++) {
		const to = ends[row] ?? from;
		if (isSuspect(bytes, from, to)) rows.push(row);
		from = to;
	}
	return rows;
}

function isSuspect(bytes: Uint8Array, from: number, to: number): boolean {
	let digits = 0;
	for (let i = from; i < to; i++) {
		const byte = bytes[i] ?? 0;
		if (byte >= ZERO && byte <= NINE) {
			if (++digits >= 13) return true;
			continue;
		}
		if (byte > LETTER_J) {
			digits = 0;
			continue;
		}
		if (byte !== SPACE && byte !== DASH) digits = 0;
		if (isSign(bytes, from, i, byte)) return true;
	}
	return false;
}

function isSign(bytes: Uint8Array, from: number, i: number, byte: number): boolean {
	switch (byte) {
		case SPACE:
		case COLON:
		case EQUALS:
			return ENDINGS.has(wordEnd(bytes, from, i));
		case AT:
			return true;
		case LETTER_J:
			return i - 2 >= from && bytes[i - 1] === 121 && bytes[i - 2] === 101; // eyJ
		case LETTER_A:
			return i - 3 >= from && bytes[i - 1] === 73 && (bytes[i - 2] === 75 || bytes[i - 2] === 83); // AKIA, ASIA
		default:
			return false;
	}
}

/** The last three letters before `i`, in lower case; a few spaces and quotes between are passed over. */
function wordEnd(bytes: Uint8Array, from: number, i: number): number {
	const stop = Math.max(from, i - 1 - MAX_FILLERS);
	let last = i - 1;
	while (last > stop && isFiller(bytes[last] ?? 0)) last--;
	if (last - 2 < from) return 0;
	return packed((bytes[last - 2] ?? 0) | 32, (bytes[last - 1] ?? 0) | 32, (bytes[last] ?? 0) | 32);
}

function isFiller(byte: number): boolean {
	return byte === SPACE || byte === QUOTE || byte === DOUBLE_QUOTE || byte === BACKSLASH;
}

function packed(a: number, b: number, c: number): number {
	return (a << 16) | (b << 8) | c;
}
