import type { AttributeColumn, CodedColumn, ResourceColumn } from './columns.ts';

/** Bits of SpanBatch.flags. */
export const SPAN_FLAG = {
	/** Zipkin `shared`: the server half of a span whose client half has the same ID. */
	shared: 1,
	/** The sender gave no start time; the time of arrival stands in. */
	noTime: 2,
	/** Start or end was out of range or reversed; raw values are in the notes. */
	timeChanged: 4,
} as const;

/**
 * Spans in columns: what every decoder makes, what the store takes and gives back, and what
 * `trace/assemble` reads. Rows are in no particular order and may repeat.
 */
export interface SpanBatch {
	readonly length: number;
	/** 16 bytes a row, big-endian as on the wire. */
	readonly traceIds: Uint8Array;
	/** 8 bytes a row. */
	readonly spanIds: Uint8Array;
	/** 8 bytes a row; all zero for no parent. */
	readonly parentSpanIds: Uint8Array;
	/** Nanoseconds since 1970. */
	readonly startTimes: BigUint64Array;
	/** Nanoseconds. */
	readonly durations: BigUint64Array;
	/** OTLP numbers, see span-kind.ts. */
	readonly kinds: Uint8Array;
	/** OTLP numbers: 0 unset, 1 ok, 2 error. */
	readonly statusCodes: Uint8Array;
	/** See SPAN_FLAG. */
	readonly flags: Uint8Array;
	readonly services: CodedColumn;
	readonly names: CodedColumn;
	readonly statusMessages: CodedColumn;
	readonly traceStates: CodedColumn;
	/** `name@version` of the instrumentation scope. */
	readonly scopes: CodedColumn;
	readonly resources: ResourceColumn;
	readonly attributes: AttributeColumn;
	/** JSON: `[{"time":"<unix nanos>","name":"…","attributes":{…}}]`, or empty. */
	readonly events: CodedColumn;
	/** JSON: `[{"traceId":"…","spanId":"…","attributes":{…}}]`, or empty. */
	readonly links: CodedColumn;
	/** What was changed or odd at decoding, one sentence a line, or empty. */
	readonly notes: CodedColumn;
}
