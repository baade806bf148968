import type { AttributeValue } from '../../../model/attributes.ts';
import type { Resource } from '../../../model/columns.ts';
import { canonical, canonicalDouble } from '../../../columns/canonical.ts';
import { makeResource, type ResourceEntry } from '../../../columns/resource.ts';
import { decodeText } from '../text-value.ts';
import { readKeyValue } from './any-value.ts';
import { Reader } from './reader.ts';

/** Reads a Resource message. Faults in it are noted and leave what was read. */
export function readResource(bytes: Uint8Array, from: number, to: number, notes: string[]): Resource {
	const attributes: Record<string, AttributeValue> = Object.create(null);
	const reader = new Reader(bytes, from, to);
	try {
		while (reader.next()) {
			if (reader.field === 1) readKeyValue(reader, attributes, notes);
			else reader.skip();
		}
	} catch (error) {
		notes.push(`its resource is malformed: ${error instanceof Error ? error.message : String(error)}`);
	}
	return resourceFrom(attributes, notes);
}

/** A resource out of decoded attributes; `notes` gets what was wrong with its service name. */
export function resourceFrom(
	attributes: Readonly<Record<string, AttributeValue>>,
	notes: string[],
): Resource {
	const entries = Object.entries(attributes).map(([key, value]): ResourceEntry => {
		const { text, letter } = typeof value === 'number' ? canonicalDouble(value) : canonical(value);
		return [key, text, letter];
	});
	const { resource, note } = makeResource(entries);
	if (note !== '') notes.push(note);
	return resource;
}

/** `name@version` of an InstrumentationScope message; a malformed one is noted and empty. */
export function readScope(bytes: Uint8Array, from: number, to: number, notes: string[]): string {
	try {
		return scopeText(bytes, from, to, notes);
	} catch {
		notes.push('its scope is malformed');
		return '';
	}
}

function scopeText(bytes: Uint8Array, from: number, to: number, notes: string[]): string {
	const reader = new Reader(bytes, from, to);
	let name = '';
	let version = '';
	while (reader.next()) {
		if (reader.field !== 1 && reader.field !== 2) {
			reader.skip();
			continue;
		}
		const end = reader.lengthEnd();
		const text = decodeText(bytes, reader.at, end, () => 'the scope', notes);
		if (reader.field === 1) name = text;
		else version = text;
		reader.at = end;
	}
	return version === '' ? name : `${name}@${version}`;
}
