import type { AttributeTypeLetter, AttributeValue } from '../model/attributes.ts';

/** Nesting beyond this is replaced by a text that says so. */
export const MAX_DEPTH = 32;
const TOO_DEEP = '(nested more than 32 deep)';

/** A value as stores keep it: canonical text and a letter for its type. */
export interface CanonicalValue {
	readonly text: string;
	readonly letter: AttributeTypeLetter;
}

/** Canonical text of a value. Integers are exact to 64 bits; structured values become JSON. */
export function canonical(value: AttributeValue): CanonicalValue {
	if (value === null) return { text: '', letter: 'n' };
	if (typeof value === 'string') return { text: value, letter: 's' };
	if (typeof value === 'boolean') return { text: String(value), letter: 'b' };
	if (typeof value === 'bigint') return { text: String(value), letter: 'i' };
	if (typeof value === 'number')
		return { text: String(value), letter: Number.isSafeInteger(value) && !Object.is(value, -0) ? 'i' : 'd' };
	if (value instanceof Uint8Array) return { text: toBase64(value), letter: 'y' };
	return { text: structuredText(value, 0), letter: Array.isArray(value) ? 'a' : 'm' };
}

/** A double stays a double though its text looks like an integer. */
export function canonicalDouble(value: number): CanonicalValue {
	return { text: Object.is(value, -0) ? '-0' : String(value), letter: 'd' };
}

/** The value behind canonical text. Text that does not fit its letter is given as text. */
export function attributeValue(text: string, letter: string): AttributeValue {
	switch (letter) {
		case 'i':
			return integer(text, text);
		case 'd':
			return Number(text);
		case 'b':
			return text === 'true';
		case 'n':
			return null;
		case 'y':
			return fromBase64(text);
		case 'a':
		case 'm':
			return structured(text);
		default:
			return text;
	}
}

/** A whole number of up to 64 bits; `otherwise` for any other text. */
function integer(text: string, otherwise: AttributeValue): AttributeValue {
	if (!/^-?\d{1,19}$/.test(text)) return otherwise;
	const number = Number(text);
	if (Number.isSafeInteger(number)) return number;
	const exact = BigInt(text);
	return BigInt.asIntN(64, exact) === exact ? exact : otherwise;
}

function structured(text: string): AttributeValue {
	try {
		return parseCanonical(text);
	} catch {
		return text;
	}
}

/** JSON that `canonical` wrote; whole numbers of 64 bits come back exact. Throws SyntaxError. */
export function parseCanonical(json: string): AttributeValue {
	if (!/\d{16}/.test(json)) return JSON.parse(json);
	// TypeScript does not know the third argument yet: it has the number as it was written.
	return JSON.parse(json, (_key: string, value: AttributeValue, as?: { readonly source?: string }) =>
		typeof value === 'number' ? integer(as?.source ?? '', value) : value,
	);
}

function structuredText(value: AttributeValue, depth: number): string {
	if (depth > MAX_DEPTH) return JSON.stringify(TOO_DEEP);
	if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
	if (typeof value === 'bigint') return String(value);
	if (typeof value === 'number')
		return Number.isFinite(value) ? String(value) : JSON.stringify(String(value));
	if (value instanceof Uint8Array) return JSON.stringify(toBase64(value));
	if (isArray(value)) return `[${value.map((item) => structuredText(item, depth + 1)).join(',')}]`;
	const entries = Object.entries(value).map(
		([key, item]) => `${JSON.stringify(key)}:${structuredText(item, depth + 1)}`,
	);
	return `{${entries.join(',')}}`;
}

function isArray(value: AttributeValue): value is readonly AttributeValue[] {
	return Array.isArray(value);
}

function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text);
}

function fromBase64(text: string): AttributeValue {
	try {
		return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
	} catch {
		return text;
	}
}
