import type { AttributeValue } from '../model/attributes.ts';
import { parseSpanId, parseTraceId } from '../model/ids.ts';
import { findIds } from './find-ids.ts';
import { findSeverity } from './find-severity.ts';
import { canonical, canonicalDouble } from '../columns/canonical.ts';
import { hexToBytes } from '../columns/hex.ts';
import type { LogBatchBuilder } from '../columns/log-batch-builder.ts';
import { eventId } from './event-id.ts';

/** A decoded log record before it is known which request it belongs to. */
export interface DecodedLog {
	readonly low: number;
	readonly high: number;
	readonly traceId: string;
	readonly spanId: string;
	readonly severity: string;
	readonly severityNumber: number;
	readonly event: string;
	readonly body: string;
	readonly attributes: Readonly<Record<string, AttributeValue>>;
	readonly notes: readonly string[];
}

const TRACE_KEYS = ['trace_id', 'traceId', 'trace.id', 'traceID', 'TraceId', 'dd.trace_id', 'otelTraceID'];
const SPAN_KEYS = ['span_id', 'spanId', 'span.id', 'spanID', 'SpanId', 'dd.span_id', 'otelSpanID'];

/**
 * Adds a log record to the batch. IDs and severity that the record does not carry in its own fields are
 * looked for in its attributes and then in its text, so that a plain line joins its request too. An event of no
 * request gets an ID of its own.
 */
export function identifyLog(
	log: DecodedLog,
	around: {
		readonly builder: LogBatchBuilder;
		readonly resource: number;
		readonly service: number;
		readonly scope: string;
	},
): void {
	const { builder } = around;
	const event = eventOf(log);
	const texts = Object.entries(log.attributes).map(
		([key, value]) => [key, typeof value === 'number' ? canonicalDouble(value) : canonical(value)] as const,
	);
	const { traceId, spanId } = idsOf(log);
	builder.times.push(log.low, log.high);
	appendId(
		builder.traceIds,
		traceId === '' && event !== ''
			? ownId(log, event, builder.resourceHash(around.resource), texts)
			: traceId,
		16,
	);
	appendId(builder.spanIds, spanId, 8);
	builder.severityTexts.push(log.severity);
	builder.scopes.push(around.scope);
	builder.eventNames.push(event);
	builder.bodies.push(log.body);
	for (const [key, { text, letter }] of texts) builder.attributes.addText(key, letter, text);
	builder.endRow({
		resource: around.resource,
		service: around.service,
		severityNumber: severityOf(log),
		notes: log.notes,
	});
}

/** Before OTLP had a field for it, the name of an event was an attribute. */
function eventOf({ event, attributes }: DecodedLog): string {
	if (event !== '') return event;
	const named = attributes['event.name'];
	return typeof named === 'string' ? named : '';
}

function ownId(
	log: DecodedLog,
	event: string,
	resourceHash: string,
	texts: readonly (readonly [key: string, value: { readonly text: string }])[],
): string {
	const said = texts.map(([key, { text }]) => `${key}\u0000${text}`);
	const time = BigInt(log.high) * 0x1_0000_0000n + BigInt(log.low >>> 0);
	return eventId(
		Number(time / 1_000_000_000n),
		[String(time), resourceHash, event, log.body, ...said].join('\u0001'),
	);
}

function idsOf(log: DecodedLog): { readonly traceId: string; readonly spanId: string } {
	if (log.traceId !== '') return { traceId: log.traceId, spanId: log.spanId };
	const traceId = firstId(log.attributes, TRACE_KEYS, parseTraceId);
	if (traceId !== '') return { traceId, spanId: firstId(log.attributes, SPAN_KEYS, parseSpanId) };
	const found = findIds(log.body);
	return { traceId: found.traceId ?? '', spanId: found.spanId ?? log.spanId };
}

function firstId(
	attributes: DecodedLog['attributes'],
	keys: readonly string[],
	parse: (text: string) => string | undefined,
): string {
	for (const key of keys) {
		const value = attributes[key];
		const id = typeof value === 'string' ? parse(value) : undefined;
		if (id !== undefined) return id;
	}
	return '';
}

function severityOf(log: DecodedLog): number {
	if (log.severityNumber >= 1 && log.severityNumber <= 24) return log.severityNumber;
	return (log.severity === '' ? 0 : findSeverity(`[${log.severity}]`)) || findSeverity(log.body);
}

function appendId(column: LogBatchBuilder['traceIds'], hex: string, size: number): void {
	const at = column.reserve(size);
	column.bytes.fill(0, at, at + size);
	if (hex !== '') hexToBytes(hex, column.bytes, at);
}
