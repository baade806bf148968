const DIGITS = '0123456789abcdef';
const PAIRS: readonly string[] = Array.from(
	{ length: 256 },
	(_, byte) => `${DIGITS[byte >> 4]}${DIGITS[byte & 15]}`,
);

/** Lower-case hex of `size` bytes from `at`. */
export function bytesToHex(bytes: Uint8Array, at: number, size: number): string {
	let text = '';
	for (let i = at; i < at + size; i++) text += PAIRS[bytes[i] ?? 0];
	return text;
}

/** Writes the bytes that lower- or upper-case hex spells; digits must be valid and even in number. */
export function hexToBytes(hex: string, into: Uint8Array, at: number): void {
	for (let i = 0; i < hex.length; i += 2)
		into[at + (i >> 1)] = (digit(hex.charCodeAt(i)) << 4) | digit(hex.charCodeAt(i + 1));
}

export function isZero(bytes: Uint8Array, at: number, size: number): boolean {
	for (let i = at; i < at + size; i++) if (bytes[i] !== 0) return false;
	return true;
}

function digit(code: number): number {
	return code <= 57 ? code - 48 : (code | 32) - 87;
}
