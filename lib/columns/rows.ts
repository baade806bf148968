import type { AttributeValue } from '../model/attributes.ts';
import type { LogBatch } from '../model/log-batch.ts';
import type { SpanBatch } from '../model/span-batch.ts';
import { canonical } from './canonical.ts';
import { hexToBytes } from './hex.ts';
import { LogBatchBuilder } from './log-batch-builder.ts';
import { makeResource } from './resource.ts';
import { SpanBatchBuilder } from './span-batch-builder.ts';

export type PlainAttributes = Readonly<Record<string, AttributeValue>> | ReadonlyMap<string, AttributeValue>;

/** A span as a plain object: for formats read at leisure (files, drawings, tests). IDs are hex. */
export interface SpanRow {
	readonly traceId: string;
	readonly spanId: string;
	readonly parentSpanId?: string;
	readonly startTime: bigint;
	readonly duration: bigint;
	/** Empty for none: the span is then of `unknown_service`, with a note. */
	readonly service: string;
	readonly name: string;
	readonly kind?: number;
	readonly statusCode?: number;
	readonly statusMessage?: string;
	readonly traceState?: string;
	readonly scope?: string;
	readonly flags?: number;
	readonly attributes?: PlainAttributes;
	/** Without `service.name`. */
	readonly resource?: PlainAttributes;
	readonly events?: readonly {
		readonly time: bigint;
		readonly name: string;
		readonly attributes?: PlainAttributes;
	}[];
	readonly links?: readonly {
		readonly traceId: string;
		readonly spanId: string;
		readonly attributes?: PlainAttributes;
	}[];
	readonly notes?: readonly string[];
}

/** A log record as a plain object. */
export interface LogRow {
	readonly time: bigint;
	readonly traceId?: string;
	readonly spanId?: string;
	readonly service: string;
	readonly body: string;
	readonly severityNumber?: number;
	readonly severityText?: string;
	readonly eventName?: string;
	readonly scope?: string;
	readonly attributes?: PlainAttributes;
	readonly resource?: PlainAttributes;
	readonly notes?: readonly string[];
}

export function spanBatchFromRows(rows: readonly SpanRow[]): SpanBatch {
	const builder = new SpanBatchBuilder();
	for (const row of rows) appendSpan(builder, row);
	return builder.done();
}

export function logBatchFromRows(rows: readonly LogRow[]): LogBatch {
	const builder = new LogBatchBuilder();
	for (const row of rows) appendLog(builder, row);
	return builder.done();
}

/** Adds one span. IDs must be valid hex of full width. */
export function appendSpan(builder: SpanBatchBuilder, row: SpanRow): void {
	const { resource, note } = resourceOf(row.service, row.resource);
	const { code, serviceCode } = builder.resource(resource);
	appendHex(builder.traceIds, row.traceId, 16);
	appendHex(builder.spanIds, row.spanId, 8);
	appendHex(builder.parentSpanIds, row.parentSpanId ?? '', 8);
	builder.startTimes.pushBigInt(row.startTime);
	builder.durations.pushBigInt(row.duration);
	builder.names.push(row.name);
	builder.statusMessages.push(row.statusMessage ?? '');
	builder.traceStates.push(row.traceState ?? '');
	builder.scopes.push(row.scope ?? '');
	addAttributes(builder, row.attributes);
	builder.events.push(row.events?.length ? eventsText(row.events) : '');
	builder.links.push(row.links?.length ? linksText(row.links) : '');
	builder.endRow({
		resource: code,
		service: serviceCode,
		kind: row.kind ?? 0,
		statusCode: row.statusCode ?? 0,
		flags: row.flags ?? 0,
		notes: note === '' ? (row.notes ?? []) : [...(row.notes ?? []), note],
	});
}

export function appendLog(builder: LogBatchBuilder, row: LogRow): void {
	const { resource, note } = resourceOf(row.service, row.resource);
	const { code, serviceCode } = builder.resource(resource);
	builder.times.pushBigInt(row.time);
	appendHex(builder.traceIds, row.traceId ?? '', 16);
	appendHex(builder.spanIds, row.spanId ?? '', 8);
	builder.severityTexts.push(row.severityText ?? '');
	builder.scopes.push(row.scope ?? '');
	builder.eventNames.push(row.eventName ?? '');
	builder.bodies.push(row.body);
	addAttributes(builder, row.attributes);
	builder.endRow({
		resource: code,
		service: serviceCode,
		severityNumber: row.severityNumber ?? 0,
		notes: note === '' ? (row.notes ?? []) : [...(row.notes ?? []), note],
	});
}

/** Events as the batch keeps them. */
export function eventsText(events: NonNullable<SpanRow['events']>): string {
	return canonical(
		events.map((event) => ({
			time: String(event.time),
			name: event.name,
			attributes: plainObject(event.attributes),
		})),
	).text;
}

/** Links as the batch keeps them. */
export function linksText(links: NonNullable<SpanRow['links']>): string {
	return canonical(
		links.map((link) => ({
			traceId: link.traceId,
			spanId: link.spanId,
			attributes: plainObject(link.attributes),
		})),
	).text;
}

function resourceOf(service: string, attributes: PlainAttributes | undefined) {
	const entries = entriesOf(attributes).map(([key, value]) => {
		const { text, letter } = canonical(value);
		return [key, text, letter] as const;
	});
	return makeResource(service === '' ? entries : [...entries, ['service.name', service, 's']]);
}

function addAttributes(
	builder: SpanBatchBuilder | LogBatchBuilder,
	attributes: PlainAttributes | undefined,
): void {
	for (const [key, value] of entriesOf(attributes)) {
		const { text, letter } = canonical(value);
		builder.attributes.addText(key, letter, text);
	}
}

function entriesOf(attributes: PlainAttributes | undefined): readonly (readonly [string, AttributeValue])[] {
	if (!attributes) return [];
	return attributes instanceof Map ? [...attributes] : Object.entries(attributes);
}

function plainObject(attributes: PlainAttributes | undefined): { readonly [key: string]: AttributeValue } {
	return Object.assign(Object.create(null), Object.fromEntries(entriesOf(attributes)));
}

function appendHex(column: SpanBatchBuilder['traceIds'], hex: string, size: number): void {
	const at = column.reserve(size);
	column.bytes.fill(0, at, at + size);
	if (hex !== '') hexToBytes(hex.padStart(size * 2, '0'), column.bytes, at);
}
