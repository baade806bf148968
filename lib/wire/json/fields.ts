import { RecordError } from '../rejections.ts';
import type { Json, JsonObject } from './parse-json.ts';

/** Typed reading of strangers' JSON. Absent and null are the same; the wrong type throws RecordError `malformed`. */

export function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
	return Array.isArray(value);
}

export function textOf(value: Json | undefined, what: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value !== 'string') throw wrong(what, 'text', value);
	return value;
}

export function objectOf(value: Json | undefined, what: string): JsonObject | undefined {
	if (value === undefined || value === null) return undefined;
	if (!isObject(value)) throw wrong(what, 'an object', value);
	return value;
}

export function listOf(value: Json | undefined, what: string): readonly Json[] {
	if (value === undefined || value === null) return [];
	if (!isList(value)) throw wrong(what, 'a list', value);
	return value;
}

export function objectsOf(value: Json | undefined, what: string): readonly JsonObject[] {
	return listOf(value, what).map((item) => {
		if (!isObject(item)) throw wrong(`an entry of ${what}`, 'an object', item);
		return item;
	});
}

/** A whole number within `[from, to]`, sent as number or as digits. Undefined when absent. */
export function integerOf(
	value: Json | undefined,
	what: string,
	from: bigint,
	to: bigint,
): bigint | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const isWhole = typeof value === 'string' ? /^-?\d{1,20}$/.test(value) : Number.isInteger(value);
	if (!isWhole || (typeof value !== 'string' && typeof value !== 'number'))
		throw wrong(what, 'a whole number', value);
	const number = BigInt(value);
	if (number < from || number > to) throw new RecordError('malformed', `${what} is out of range: ${value}`);
	return number;
}

function wrong(what: string, wanted: string, value: Json): RecordError {
	const shown = typeof value === 'object' ? (isList(value) ? 'a list' : 'an object') : String(value);
	return new RecordError('malformed', `${what} should be ${wanted} but is ${shown.slice(0, 40)}`);
}
