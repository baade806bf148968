import { parseSpanId, parseTraceId } from '../../model/ids.ts';
import { textOf } from '../json/fields.ts';
import type { Json } from '../json/parse-json.ts';
import { RecordError } from '../rejections.ts';

/** Trace ID of 32 digits. Jaeger does not pad; recordings made by hand have words for IDs, which get a stand-in and a note. */
export function jaegerTraceId(value: Json | undefined, name: string, notes: string[]): string {
	const text = sent(value, 'trace', 'bad-trace-id', name);
	return parseTraceId(text) ?? standIn(text, 'trace', notes).padStart(32, '0');
}

/** As jaegerTraceId, of 16 digits. */
export function jaegerSpanId(value: Json | undefined, name: string, notes: string[]): string {
	const text = sent(value, 'span', 'bad-span-id', name);
	return parseSpanId(text) ?? standIn(text, 'span', notes);
}

function sent(
	value: Json | undefined,
	what: string,
	reason: 'bad-trace-id' | 'bad-span-id',
	name: string,
): string {
	const text = textOf(value, `the ${what} ID`);
	if (/^0*$/.test(text)) throw new RecordError(reason, `"${name.slice(0, 80)}" has no ${what} ID`);
	return text;
}

/** FNV-1a of the text: equal texts get equal IDs. */
function standIn(text: string, what: string, notes: string[]): string {
	let hash = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(text))
		hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
	notes.push(`its ${what} ID was sent as "${text.slice(0, 80)}"`);
	return hash.toString(16).padStart(16, '0');
}
