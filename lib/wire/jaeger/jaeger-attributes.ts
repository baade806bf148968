import type { AttributeValue } from '../../model/attributes.ts';
import { fitText } from '../otel-in-tags/fit-text.ts';
import { objectsOf, textOf } from '../json/fields.ts';
import type { Json } from '../json/parse-json.ts';

/** A list of `{key, type: string|bool|int64|float64|binary, value}`. A value that does not fit its type stays as it was sent. */
export function jaegerAttributes(
	list: Json | undefined,
	notes: string[],
): ReadonlyMap<string, AttributeValue> {
	const attributes = new Map<string, AttributeValue>();
	for (const entry of objectsOf(list, 'an attribute list')) {
		const key = fitText(textOf(entry.key, 'an attribute key'), 'an attribute key', notes);
		attributes.set(key, valueOf(entry.value, textOf(entry.type, 'a type'), key, notes));
	}
	return attributes;
}

function valueOf(value: Json | undefined, type: string, key: string, notes: string[]): AttributeValue {
	if (value === undefined) return null;
	if (typeof value !== 'string') return plain(value);
	switch (type) {
		case 'int64':
			return /^-?\d{1,19}$/.test(value) ? BigInt(value) : value;
		case 'float64':
			return value === '' || Number.isNaN(Number(value)) ? value : Number(value);
		case 'bool':
			return value === 'true' || value === 'false' ? value === 'true' : value;
		case 'binary':
			return fromBase64(value);
		default:
			return fitText(value, key, notes);
	}
}

/** JSON within JSON stays what it is. */
function plain(value: Exclude<Json, string>): AttributeValue {
	return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function fromBase64(text: string): AttributeValue {
	try {
		return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
	} catch {
		return text;
	}
}
