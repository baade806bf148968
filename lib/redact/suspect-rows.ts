import type { TextColumn } from '../model/columns.ts';
import { NAME_ENDINGS } from './named-secrets.ts';
import { TOKEN_STARTS } from './token-shapes.ts';

/** Last three letters of the names that tell, and of `bearer`, `basic`. */
const ENDINGS = new Set(
	NAME_ENDINGS.map((word) =>
		packed(word.charCodeAt(0) | 32, word.charCodeAt(1) | 32, word.charCodeAt(2) | 32),
	),
);

/** A bit for the hash of each beginning of a token: a few others share one, and are looked at in vain. */
const STARTS = new Uint8Array(4096);
for (const start of TOKEN_STARTS)
	STARTS[hash(packed(start.charCodeAt(0), start.charCodeAt(1), start.charCodeAt(2)))] = 1;

/** As many as `named-secrets.ts` allows between a name and its separator. */
const MAX_FILLERS = 8;

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const QUOTE = 39;
const DASH = 45;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const EQUALS = 61;
const GREATER = 62;
const AT = 64;
const LETTER_A = 65;
const LETTER_J = 74;
const LETTER_Z = 90;
const BACKSLASH = 92;
const LETTER_A_SMALL = 97;
const LETTER_Z_SMALL = 122;

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
	if (beginsToken(bytes, from, to)) return true;
	for (let i = from; i < to; i++) {
		const byte = bytes[i] ?? 0;
		if (byte >= ZERO && byte <= NINE) {
			if (++digits >= 13) return true;
			continue;
		}
		if (byte > LETTER_J) {
			digits = 0;
			if (isBracket(byte) && beginsToken(bytes, i + 1, to)) return true;
			if (byte === BACKSLASH && ENDINGS.has(wordEnd(bytes, from, i))) return true;
			continue;
		}
		if (byte !== SPACE && byte !== DASH) digits = 0;
		if (byte < LETTER_A && beginsToken(bytes, i + 1, to)) return true;
		if (isSign(bytes, from, i, byte)) return true;
	}
	return false;
}

function isSign(bytes: Uint8Array, from: number, i: number, byte: number): boolean {
	switch (byte) {
		case COLON:
			return (bytes[i + 1] === LETTER_A && bytes[i + 2] === LETTER_A) || ENDINGS.has(wordEnd(bytes, from, i)); // Telegram's tokens
		case LINE_FEED:
		case RETURN:
		case SPACE:
		case EQUALS:
		case GREATER:
			return ENDINGS.has(wordEnd(bytes, from, i));
		case AT:
			return true;
		case LETTER_J:
			return i - 2 >= from && bytes[i - 1] === 121 && bytes[i - 2] === 101; // eyJ
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

/** What stands between or behind the letters: brackets, `_`, and all that is no ASCII. */
function isBracket(byte: number): boolean {
	return byte > LETTER_Z_SMALL || (byte > LETTER_Z && byte < LETTER_A_SMALL);
}

/** Whether a token may begin there. */
function beginsToken(bytes: Uint8Array, at: number, to: number): boolean {
	if (to - at < 3) return false;
	return STARTS[hash(packed(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0))] === 1;
}

function hash(three: number): number {
	return Math.imul(three, 0x9e3779b1) >>> 20;
}

function packed(a: number, b: number, c: number): number {
	return (a << 16) | (b << 8) | c;
}
