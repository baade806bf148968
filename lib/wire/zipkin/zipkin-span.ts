import type { AttributeValue } from '../../model/attributes.ts';
import { parseSpanId, parseTraceId } from '../../model/ids.ts';
import { SPAN_FLAG } from '../../model/span-batch.ts';
import { KIND } from '../../model/span-kind.ts';
import type { SpanRow } from '../../columns/rows.ts';
import { fitText } from '../otel-in-tags/fit-text.ts';
import { flattenedFields, kindNumber } from '../otel-in-tags/flattened-fields.ts';
import { nanos, rowTimes } from '../otel-in-tags/row-times.ts';
import { integerOf, isObject, objectOf, objectsOf, textOf } from '../json/fields.ts';
import type { Json, JsonObject } from '../json/parse-json.ts';
import { RecordError } from '../rejections.ts';
import type { TimeRules } from '../otlp/times.ts';

const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** One Zipkin v2 span. Throws RecordError. */
export function zipkinSpan(span: JsonObject, rules: TimeRules): SpanRow {
	const notes: string[] = [];
	const name = fitText(textOf(span.name, 'the span name'), 'the span name', notes);
	const kind = kindOf(span, notes);
	const local = objectOf(span.localEndpoint, 'the localEndpoint');
	const address = addressOf(local);
	const { flags, ...times } = rowTimes(
		rules,
		micros(span.timestamp, 'timestamp'),
		micros(span.duration, 'duration'),
		notes,
	);
	const fields = flattenedFields(attributesOf(span, kind, notes));
	return {
		...idsOf(span, name),
		...times,
		...fields,
		name,
		kind,
		flags: flags | (span.shared === true ? SPAN_FLAG.shared : 0),
		service: fitText(textOf(local?.serviceName, 'the service name'), 'the service name', notes),
		resource: address === '' ? {} : { 'host.ip': address },
		events: objectsOf(span.annotations, 'the annotations').map((entry) => ({
			time: nanos(micros(entry.timestamp, 'an annotation’s timestamp')),
			name: fitText(textOf(entry.value, 'an annotation'), 'an annotation', notes),
		})),
		notes,
	};
}

function idsOf(span: JsonObject, name: string): Pick<SpanRow, 'traceId' | 'spanId' | 'parentSpanId'> {
	const shown = JSON.stringify(name.slice(0, 80));
	const traceText = textOf(span.traceId, 'the trace ID');
	const traceId = parseTraceId(traceText);
	if (!traceId)
		throw new RecordError('bad-trace-id', `${shown} has the trace ID "${traceText.slice(0, 40)}"`);
	const spanText = textOf(span.id, 'the span ID');
	const spanId = parseSpanId(spanText);
	if (!spanId) throw new RecordError('bad-span-id', `${shown} has the span ID "${spanText.slice(0, 40)}"`);
	const parentText = textOf(span.parentId, 'the parent ID');
	const parentSpanId = parseSpanId(parentText);
	// Zipkin reads a parent of zeros as none.
	if (!parentSpanId && !/^0*$/.test(parentText))
		throw new RecordError('bad-span-id', `${shown} has the parent ID "${parentText.slice(0, 40)}"`);
	return parentSpanId ? { traceId, spanId, parentSpanId } : { traceId, spanId };
}

/** Only servers share their client's span ID. */
function kindOf(span: JsonObject, notes: string[]): number {
	const text = textOf(span.kind, 'the kind');
	const kind = kindNumber(text);
	if (kind === undefined) notes.push(`kind ${text.slice(0, 40)} is unknown`);
	return kind === undefined || kind === KIND.unspecified ? (span.shared === true ? KIND.server : 0) : kind;
}

function attributesOf(span: JsonObject, kind: number, notes: string[]): Map<string, AttributeValue> {
	const attributes = new Map<string, AttributeValue>();
	const remote = objectOf(span.remoteEndpoint, 'the remoteEndpoint');
	const address = addressOf(remote);
	const peer = textOf(remote?.serviceName, 'the remote service name');
	const port = integerOf(remote?.port, 'the remote port', 0n, 65_535n);
	if (peer !== '') attributes.set('service.peer.name', fitText(peer, 'service.peer.name', notes));
	if (address !== '') attributes.set('network.peer.address', address);
	if (port) attributes.set('network.peer.port', Number(port));
	if (address !== '' && kind === KIND.server) attributes.set('client.address', address);
	if (address !== '' && kind === KIND.client) attributes.set('server.address', address);
	for (const [key, value] of Object.entries(objectOf(span.tags, 'the tags') ?? {}))
		attributes.set(fitText(key, 'an attribute key', notes), tagValue(key, value, notes));
	return attributes;
}

/** Zipkin's tags are texts; numbers and booleans are kept as what they are. */
function tagValue(key: string, value: Json | undefined, notes: string[]): AttributeValue {
	if (typeof value === 'string') return fitText(value, key, notes);
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	throw new RecordError('malformed', `tag "${key.slice(0, 80)}" is no text`);
}

function addressOf(endpoint: JsonObject | undefined): string {
	if (!isObject(endpoint)) return '';
	return textOf(endpoint.ipv4, 'an ipv4 address') || textOf(endpoint.ipv6, 'an ipv6 address');
}

function micros(value: Json | undefined, what: string): bigint | undefined {
	const number = integerOf(value, what, INT64.min, INT64.max);
	return number === undefined || number <= 0n ? undefined : number;
}
