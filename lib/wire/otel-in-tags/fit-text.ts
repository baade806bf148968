import { cleanText, MAX_VALUE_BYTES } from '../otlp/text-value.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text fit to be stored: whole characters, at most 64 KiB; what was done to it is noted. */
export function fitText(text: string, what: string, notes: string[]): string {
	if (text.length * 3 <= MAX_VALUE_BYTES && text.isWellFormed()) return text;
	if (!text.isWellFormed()) notes.push(`${what} held half a character, replaced by �`);
	const bytes = encoder.encode(text);
	const slice = { source: bytes, from: 0, to: bytes.length };
	cleanText(slice, () => what, notes);
	return decoder.decode(bytes.subarray(0, slice.to));
}
