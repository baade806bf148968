import type { AttributeValue } from '../../model/attributes.ts';
import { KIND, STATUS } from '../../model/span-kind.ts';
import { canonical } from '../../columns/canonical.ts';

/** Fields of a span that Zipkin and Jaeger have no place for and senders write as attributes. */
export interface FlattenedFields {
	readonly statusCode: number;
	readonly statusMessage: string;
	readonly scope: string;
	/** What is left. */
	readonly attributes: ReadonlyMap<string, AttributeValue>;
}

const MOVED = [
	'otel.status_code',
	'otel.status_description',
	'otel.scope.name',
	'otel.scope.version',
	'otel.library.name',
	'otel.library.version',
];

/**
 * Puts such attributes back into their fields. `error` stays an attribute too: it may hold the message.
 * Source: OpenTelemetry specification, "Transformation to non-OTLP formats".
 */
export function flattenedFields(attributes: ReadonlyMap<string, AttributeValue>): FlattenedFields {
	const text = (key: string): string => canonical(attributes.get(key) ?? '').text;
	const name = text('otel.scope.name') || text('otel.library.name');
	const version = text('otel.scope.version') || text('otel.library.version');
	const error = attributes.get('error');
	const saysError = error !== undefined && error !== false && error !== 'false';
	const said = text('otel.status_code').toUpperCase();
	const statusCode = said === 'ERROR' || saysError ? STATUS.error : said === 'OK' ? STATUS.ok : STATUS.unset;
	const message = typeof error === 'string' && error !== 'true' && saysError ? error : '';
	return {
		statusCode,
		statusMessage: text('otel.status_description') || message,
		scope: version === '' ? name : `${name}@${version}`,
		attributes: new Map([...attributes].filter(([key]) => !MOVED.includes(key))),
	};
}

/** OTLP number of a kind's name in any letter case; undefined for an unknown one. */
export function kindNumber(name: string): number | undefined {
	const kinds: ReadonlyMap<string, number> = new Map(Object.entries(KIND));
	return name === '' ? KIND.unspecified : kinds.get(name.toLowerCase());
}
