import { fieldsOf, jsonLine } from '../../logs/json-line.ts';
import type { LogRecord } from '../../model/log-record.ts';

const LOGFMT = /(?:^|\s)([\w.-]{1,100})=(?:"((?:[^"\\]|\\.){0,2000})"|(\S{1,2000}))/g;

/** Reads fields of a log record by name: attributes first, then its body as JSON (`user.id` nested or not) or logfmt. Empty for none. */
export function fieldReader(record: LogRecord): (name: string) => string {
	const body = jsonLine(record.body) ?? logfmtFields(record.body);
	return (name) => {
		const attribute = textOf(record.attributes.get(name));
		return attribute === '' ? textOf(fieldAt(body, name)) : attribute;
	};
}

function fieldAt(fields: ReadonlyMap<string, unknown> | undefined, name: string): unknown {
	if (fields?.has(name)) return fields.get(name);
	const dot = name.indexOf('.');
	return dot < 0 ? undefined : fieldAt(fieldsOf(fields?.get(name.slice(0, dot))), name.slice(dot + 1));
}

function logfmtFields(body: string): ReadonlyMap<string, unknown> {
	return new Map(
		Array.from(body.matchAll(LOGFMT), ([, key = '', quoted, bare]) => [
			key,
			quoted?.replaceAll('\\"', '"') ?? bare ?? '',
		]),
	);
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
		? String(value)
		: '';
}
