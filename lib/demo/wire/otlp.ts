import type { AttributeValue } from '../../model/attributes.ts';
import { hexToBytes } from '../../columns/hex.ts';
import type { LogRow, PlainAttributes, SpanRow } from '../../columns/rows.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

/** Where in a body the IDs and times stand, so that it can be sent again as other requests. */
export interface Places {
	/** First bytes of IDs, of traces and of spans. */
	readonly ids: number[];
	/** First bytes of 64-bit times. */
	readonly times: number[];
}

/** An ExportTraceServiceRequest with these spans, one resource part for each process. Fills in `places`. */
export function encodeTraces(
	spans: readonly SpanRow[],
	places: Places = { ids: [], times: [] },
): Uint8Array<ArrayBuffer> {
	return request(
		spans,
		(out, span) => writeSpan(out, span, places),
		(span) => span.scope ?? '',
	);
}

/** An ExportLogsServiceRequest with these records. */
export function encodeLogs(logs: readonly LogRow[]): Uint8Array<ArrayBuffer> {
	return request(
		logs,
		(out, log) => writeLog(out, log),
		(log) => log.scope ?? '',
	);
}

type Row = { readonly service: string; readonly resource?: PlainAttributes };

function request<R extends Row>(
	rows: readonly R[],
	write: (out: ProtobufWriter, row: R) => void,
	scopeOf: (row: R) => string,
): Uint8Array<ArrayBuffer> {
	const out = new ProtobufWriter();
	for (const group of byResource(rows)) {
		out.message(1, () => {
			const [first] = group;
			if (!first) return;
			out.message(1, () => {
				writeAttribute(out, 1, 'service.name', first.service);
				writeAttributes(out, 1, first.resource);
			});
			for (const scoped of Map.groupBy(group, scopeOf)) {
				out.message(2, () => {
					const [name = '', version = ''] = scoped[0].split('@');
					out.message(1, () => {
						out.text(1, name);
						out.text(2, version);
					});
					for (const row of scoped[1]) out.message(2, () => write(out, row));
				});
			}
		});
	}
	return out.done();
}

function byResource<R extends Row>(rows: readonly R[]): Iterable<readonly R[]> {
	return Map.groupBy(rows, (row) => `${row.service}\u0000${JSON.stringify(entries(row.resource))}`).values();
}

function writeSpan(out: ProtobufWriter, span: SpanRow, places: Places): void {
	const id = (field: number, value: string) => {
		out.bytes(field, hex(value));
		places.ids.push(out.length - value.length / 2);
	};
	const time = (field: number, value: bigint) => {
		out.fixed64(field, value);
		places.times.push(out.length - 8);
	};
	id(1, span.traceId);
	id(2, span.spanId);
	out.text(3, span.traceState ?? '');
	if (span.parentSpanId) id(4, span.parentSpanId);
	out.text(5, span.name);
	out.varint(6, span.kind ?? 0);
	time(7, span.startTime);
	time(8, span.startTime + span.duration);
	writeAttributes(out, 9, span.attributes);
	for (const event of span.events ?? []) {
		out.message(11, () => {
			time(1, event.time);
			out.text(2, event.name);
			writeAttributes(out, 3, event.attributes);
		});
	}
	for (const link of span.links ?? []) {
		out.message(13, () => {
			id(1, link.traceId);
			id(2, link.spanId);
			writeAttributes(out, 4, link.attributes);
		});
	}
	if (span.statusCode) {
		out.message(15, () => {
			out.text(2, span.statusMessage ?? '');
			out.varint(3, span.statusCode ?? 0);
		});
	}
}

function writeLog(out: ProtobufWriter, log: LogRow): void {
	out.fixed64(1, log.time);
	if (log.severityNumber) out.varint(2, log.severityNumber);
	out.text(3, log.severityText ?? '');
	out.message(5, () => out.text(1, log.body));
	writeAttributes(out, 6, log.attributes);
	if (log.traceId) out.bytes(9, hex(log.traceId));
	if (log.spanId) out.bytes(10, hex(log.spanId));
	out.text(12, log.eventName ?? '');
}

function writeAttributes(out: ProtobufWriter, field: number, attributes: PlainAttributes | undefined): void {
	for (const [key, value] of entries(attributes)) writeAttribute(out, field, key, value);
}

function writeAttribute(out: ProtobufWriter, field: number, key: string, value: AttributeValue): void {
	out.message(field, () => {
		out.text(1, key);
		out.message(2, () => writeValue(out, value));
	});
}

function writeValue(out: ProtobufWriter, value: AttributeValue): void {
	if (typeof value === 'string') out.bytes(1, new TextEncoder().encode(value));
	else if (typeof value === 'boolean') out.varint(2, value ? 1 : 0);
	else if (typeof value === 'bigint') out.varint(3, value);
	else if (typeof value === 'number') {
		if (Number.isSafeInteger(value)) out.varint(3, value);
		else out.double(4, value);
	} else throw new Error('Halcyon sends plain values only');
}

function entries(attributes: PlainAttributes | undefined): readonly (readonly [string, AttributeValue])[] {
	if (!attributes) return [];
	return attributes instanceof Map ? [...attributes] : Object.entries(attributes);
}

function hex(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length / 2);
	hexToBytes(text, bytes, 0);
	return bytes;
}
