import { MAX_DEPTH } from '../../../columns/canonical.ts';
import { integerOf, isObject, objectOf, objectsOf, textOf } from '../../json/fields.ts';
import type { Json, JsonObject } from '../../json/parse-json.ts';
import { malformed } from '../protobuf/reader.ts';
import type { MessageWriter } from './message-writer.ts';

export const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n } as const;

/** Writes a list of KeyValue as repeated `field`. */
export function rewriteAttributes(writer: MessageWriter, field: number, list: Json | undefined): void {
	keyValues(writer, field, list, 0);
}

/** Writes an AnyValue message. What stands deeper than the reader reads is left out. */
export function rewriteAnyValue(writer: MessageWriter, field: number, value: JsonObject, depth = 0): void {
	const message = writer.open(field);
	if (depth <= MAX_DEPTH) oneValue(writer, value, depth);
	writer.close(message);
}

function keyValues(writer: MessageWriter, field: number, list: Json | undefined, depth: number): void {
	for (const entry of objectsOf(list, 'an attribute list')) {
		const message = writer.open(field);
		const key = textOf(entry.key, 'an attribute key');
		writer.text(1, key);
		if (isObject(entry.value)) rewriteAnyValue(writer, 2, entry.value, depth);
		else if (entry.value !== undefined && entry.value !== null)
			throw malformed(`the value of attribute "${key.slice(0, 80)}" is no AnyValue object`);
		writer.close(message);
	}
}

function oneValue(writer: MessageWriter, value: JsonObject, depth: number): void {
	if (typeof value.stringValue === 'string') writer.text(1, value.stringValue);
	else if (typeof value.boolValue === 'boolean') writer.varint(2, value.boolValue ? 1n : 0n);
	else if (isGiven(value.intValue))
		writer.varint(3, integerOf(value.intValue, 'an intValue', INT64.min, INT64.max) ?? 0n);
	else if (isGiven(value.doubleValue)) writer.double(4, doubleOf(value.doubleValue));
	else if (isGiven(value.arrayValue)) {
		const message = writer.open(5);
		for (const item of objectsOf(objectOf(value.arrayValue, 'an arrayValue')?.values, 'an arrayValue'))
			rewriteAnyValue(writer, 1, item, depth + 1);
		writer.close(message);
	} else if (isGiven(value.kvlistValue)) {
		const message = writer.open(6);
		keyValues(writer, 1, objectOf(value.kvlistValue, 'a kvlistValue')?.values, depth + 1);
		writer.close(message);
	} else if (isGiven(value.bytesValue)) writer.bytes(7, fromBase64(textOf(value.bytesValue, 'a bytesValue')));
	else if (isGiven(value.stringValue) || isGiven(value.boolValue)) throw malformed('a value of a wrong type');
}

function isGiven(value: Json | undefined): value is Json {
	return value !== undefined && value !== null;
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const NOT_FINITE = /^(?:NaN|-?Infinity)$/;

/** proto3 JSON: a number, or its text, or NaN, Infinity, -Infinity as text. Numbers beyond a double are refused. */
function doubleOf(value: Json): number {
	if (typeof value === 'string' && NOT_FINITE.test(value)) return Number(value);
	const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
	if (typeof number !== 'number') throw malformed('a doubleValue is no number');
	if (!Number.isFinite(number)) throw malformed('a doubleValue is beyond what a double holds');
	return number;
}

/** Standard or URL-safe base64. */
function fromBase64(text: string): Uint8Array {
	try {
		return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
			char.charCodeAt(0),
		);
	} catch {
		throw malformed('a bytesValue is no base64');
	}
}
