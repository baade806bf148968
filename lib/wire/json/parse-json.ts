import { err, ok, type Result } from '../../base/result.ts';

/** What JSON.parse gives. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
	readonly [key: string]: Json | undefined;
}

/** JSON.parse takes seconds for tens of millions of levels; nothing honest has more than this. */
const MAX_LEVELS = 1_000_000;
/**
 * Lists and objects of a text, at most: each costs as much as a page of text does, however empty it is. They may come
 * as densely as this from the first on, and no denser than one in so many bytes later.
 */
const MAX_CONTAINERS = 4_000_000;
const DENSE_CONTAINERS = 50_000;
const MIN_BYTES_A_CONTAINER = 8;
/** Integers of fewer digits are exact as numbers. */
const LONG = 16;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;

/**
 * Parses JSON and keeps integers of 16 digits and more exact: they come as strings of their digits.
 * JSON.parse alone would round them; its reviver could tell, but it recurses and is many times slower.
 * Broken UTF-8 is replaced. The error says where the text stops being JSON.
 */
export function parseJson(bytes: Uint8Array): Result<Json, string> {
	try {
		const value: Json = JSON.parse(new TextDecoder().decode(quoteLongIntegers(bytes)));
		return ok(value);
	} catch (error) {
		return err(error instanceof Error ? error.message : String(error));
	}
}

/** `{"n":1767225600123456789}` → `{"n":"1767225600123456789"}`. */
function quoteLongIntegers(bytes: Uint8Array): Uint8Array {
	const places = longIntegers(bytes);
	if (places.length === 0) return bytes;
	const quoted = new Uint8Array(bytes.length + places.length);
	let from = 0;
	places.forEach((place, i) => {
		quoted.set(bytes.subarray(from, place), from + i);
		quoted[place + i] = QUOTE;
		from = place;
	});
	quoted.set(bytes.subarray(from), from + places.length);
	return quoted;
}

/** Start, end, start, end … of the long integers outside of strings. Throws when brackets nest too deep. */
function longIntegers(bytes: Uint8Array): readonly number[] {
	const places: number[] = [];
	let level = 0;
	let containers = 0;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		if (byte === QUOTE) at = closingQuote(bytes, at + 1);
		else if (byte === 0x5b || byte === 0x7b) {
			if (++level > MAX_LEVELS) throw new RangeError(`nested more than ${MAX_LEVELS} deep`);
			if (++containers > Math.min(MAX_CONTAINERS, DENSE_CONTAINERS + at / MIN_BYTES_A_CONTAINER))
				throw new RangeError(`more than ${containers - 1} lists and objects in ${at} bytes`);
		} else if (byte === 0x5d || byte === 0x7d) level--;
		else if (byte === MINUS || isDigit(byte)) {
			const digits = byte === MINUS ? at + 1 : at;
			let end = digits;
			while (isDigit(bytes[end] ?? 0)) end++;
			const isWhole = !isNumberPart(bytes[end] ?? 0);
			if (isWhole && end - digits >= LONG) places.push(at, end);
			while (isNumberPart(bytes[end] ?? 0)) end++;
			at = end - 1;
		}
	}
	return places;
}

function closingQuote(bytes: Uint8Array, from: number): number {
	let at = from;
	while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
	return at;
}

function isDigit(byte: number): boolean {
	return byte >= 0x30 && byte <= 0x39;
}

/** Digits, `.`, `e`, `E`, `+`, `-`. */
function isNumberPart(byte: number): boolean {
	return isDigit(byte) || byte === 0x2e || byte === 0x65 || byte === 0x45 || byte === 0x2b || byte === MINUS;
}
