import type { Attributes } from './attributes.ts';
import type { CodedColumn } from './columns.ts';
import type { SpanId, TraceId } from './ids.ts';
import type { Nanos, UnixNanos } from './time.ts';

/** Bits of SpanTable.marks: what assembly found odd about a span. */
export const SPAN_MARK = {
	/** Its parent is not in the trace. */
	orphan: 1,
	/** Another span has the same ID. */
	sameId: 2,
	/** Its parent chain led back to itself and was cut here. */
	cycleCut: 4,
	/** Moved by clock-skew correction; rawStarts has the sender's time. */
	moved: 8,
	/** The sender gave no start time. */
	noTime: 16,
	/** Start or end was reversed or out of range. */
	timeChanged: 32,
	/** Runs apart from its parent: a consumer, or it starts after its parent ended. */
	async: 64,
	/** Server half of a shared Zipkin span. */
	shared: 128,
} as const;

/**
 * Spans of one trace in columns. A row's number is its place in depth-first order, siblings by start
 * time, so the spans below row i are the rows `i+1 .. subtreeEnds[i]-1`, and a parent's row is always
 * smaller than its children's. Loops over rows replace recursion everywhere.
 *
 *     row          0 ─┬ 1 ── 2
 *                     └ 3          subtreeEnds  4 3 3 4      parents  -1 0 1 0
 */
export interface SpanColumns {
	readonly length: number;
	/** Row of the parent, or -1. */
	readonly parents: Int32Array;
	readonly depths: Int32Array;
	/** Row after the last descendant. */
	readonly subtreeEnds: Int32Array;
	/** Nanoseconds from the trace's start, skew corrected. */
	readonly starts: Float64Array;
	/** Nanoseconds from the trace's start as the sender's clock had it; may be negative. */
	readonly rawStarts: Float64Array;
	readonly durations: Float64Array;
	/** OTLP numbers, see span-kind.ts. */
	readonly kinds: Uint8Array;
	readonly statusCodes: Uint8Array;
	readonly marks: Uint8Array;
	readonly services: CodedColumn;
	readonly names: CodedColumn;
}

/** The columns with the ID of each row. */
export interface SpanTable extends SpanColumns {
	readonly ids: readonly SpanId[];
}

/** IDs by row, however they are kept: an array is one, a page keeps them in one text. */
export interface SpanIds {
	at(row: number): SpanId | undefined;
	/** First row with an ID from a row on, or -1. */
	indexOf(id: SpanId, from?: number): number;
}

/** The rest of a span, made on demand. */
export interface SpanDetails {
	/** As it was sent, whether that span is there or not; undefined for none. */
	readonly parentSpanId: SpanId | undefined;
	readonly attributes: Attributes;
	readonly resource: Attributes;
	readonly scope: string;
	readonly statusMessage: string;
	readonly traceState: string;
	readonly events: readonly SpanEvent[];
	readonly links: readonly SpanLink[];
	readonly notes: readonly string[];
}

export interface SpanEvent {
	readonly time: UnixNanos;
	readonly name: string;
	readonly attributes: Attributes;
}

export interface SpanLink {
	readonly traceId: TraceId;
	readonly spanId: SpanId;
	readonly attributes: Attributes;
}

/** A trace put together: spans, order, and what was odd about them. */
export interface Trace {
	readonly traceId: TraceId;
	/** Absolute time of offset 0. */
	readonly startTime: UnixNanos;
	/** From the first start to the last end of spans that are not async leftovers; see durationWithAsync. */
	readonly durationNanos: Nanos;
	/** To the last end of any span: longer when queued work ran after the answer. */
	readonly durationWithAsync: Nanos;
	readonly spans: SpanTable;
	/** Row of the main root: the earliest root, preferring one without a missing parent. */
	readonly mainRoot: number;
	readonly notes: readonly TraceNote[];
	/** The row of the batch that a row was put together from. */
	batchRow(row: number): number;
	/** Details of a row, decoded when asked. */
	details(row: number): SpanDetails;
	/** What the span's status says, or empty. */
	statusMessage(row: number): string;
	/** Region that the span's process ran in, or empty. */
	region(row: number): string;
	/** Events of a row, decoded when asked; cheap where there are none. */
	events(row: number): readonly SpanEvent[];
	/** One attribute's canonical text, span first, then resource, without decoding the rest. */
	attribute(row: number, key: string): string | undefined;
}

/** A note on the data, grey on the page. */
export type TraceNote =
	| {
			readonly kind: 'missing-parents';
			readonly spans: number;
			readonly parents: number;
			readonly rows: readonly number[];
	  }
	| { readonly kind: 'duplicates-dropped'; readonly spans: number }
	| { readonly kind: 'same-id'; readonly spans: number; readonly rows: readonly number[] }
	| { readonly kind: 'cycle-cut'; readonly spans: number; readonly rows: readonly number[] }
	| { readonly kind: 'several-roots'; readonly roots: number; readonly rows: readonly number[] }
	| {
			readonly kind: 'clock-skew';
			readonly host: string;
			/** How far ahead its clock ran; negative: behind. Where its spans differ, that of most of them. */
			readonly offsetNanos: Nanos;
			/** The least and the largest, where its spans differ. */
			readonly rangeNanos?: readonly [least: Nanos, most: Nanos];
			readonly spans: number;
	  }
	| { readonly kind: 'late-work'; readonly spans: number; readonly latestEnd: Nanos }
	| { readonly kind: 'time-changed'; readonly spans: number; readonly rows: readonly number[] }
	| { readonly kind: 'no-time'; readonly spans: number; readonly rows: readonly number[] }
	| { readonly kind: 'truncated'; readonly shown: number; readonly total: number };
