import type { AttributeColumn, CodedColumn, TextColumn } from '../model/columns.ts';
import type { LogBatch } from '../model/log-batch.ts';
import type { SpanBatch } from '../model/span-batch.ts';

/** Rows `from` up to `to` as a batch of their own. Shares memory with the whole. */
export function sliceSpans(batch: SpanBatch, from: number, to: number): SpanBatch {
	const code = <C extends Pick<CodedColumn, 'codes'>>(column: C): C => sliceCodes(column, from, to);
	return {
		length: to - from,
		traceIds: batch.traceIds.subarray(from * 16, to * 16),
		spanIds: batch.spanIds.subarray(from * 8, to * 8),
		parentSpanIds: batch.parentSpanIds.subarray(from * 8, to * 8),
		startTimes: batch.startTimes.subarray(from, to),
		durations: batch.durations.subarray(from, to),
		kinds: batch.kinds.subarray(from, to),
		statusCodes: batch.statusCodes.subarray(from, to),
		flags: batch.flags.subarray(from, to),
		services: code(batch.services),
		names: code(batch.names),
		statusMessages: code(batch.statusMessages),
		traceStates: code(batch.traceStates),
		scopes: code(batch.scopes),
		resources: code(batch.resources),
		attributes: sliceAttributes(batch.attributes, from, to),
		events: code(batch.events),
		links: code(batch.links),
		notes: code(batch.notes),
	};
}

/** As sliceSpans, for log records. */
export function sliceLogs(batch: LogBatch, from: number, to: number): LogBatch {
	const code = <C extends Pick<CodedColumn, 'codes'>>(column: C): C => sliceCodes(column, from, to);
	return {
		length: to - from,
		times: batch.times.subarray(from, to),
		traceIds: batch.traceIds.subarray(from * 16, to * 16),
		spanIds: batch.spanIds.subarray(from * 8, to * 8),
		severityNumbers: batch.severityNumbers.subarray(from, to),
		severityTexts: code(batch.severityTexts),
		services: code(batch.services),
		scopes: code(batch.scopes),
		resources: code(batch.resources),
		eventNames: code(batch.eventNames),
		bodies: sliceTexts(batch.bodies, from, to),
		attributes: sliceAttributes(batch.attributes, from, to),
		notes: code(batch.notes),
	};
}

function sliceCodes<C extends Pick<CodedColumn, 'codes'>>(column: C, from: number, to: number): C {
	return { ...column, codes: column.codes.subarray(from, to) };
}

function sliceTexts({ bytes, ends }: TextColumn, from: number, to: number): TextColumn {
	const start = endBefore(ends, from);
	return { bytes: bytes.subarray(start, endBefore(ends, to)), ends: rebased(ends, from, to) };
}

function sliceAttributes(column: AttributeColumn, from: number, to: number): AttributeColumn {
	const [first, last] = [endBefore(column.ends, from), endBefore(column.ends, to)];
	return {
		ends: rebased(column.ends, from, to),
		keys: sliceCodes(column.keys, first, last),
		values: sliceTexts(column.values, first, last),
		types: sliceCodes(column.types, from, to),
	};
}

function rebased(ends: Uint32Array, from: number, to: number): Uint32Array {
	const start = endBefore(ends, from);
	return ends.subarray(from, to).map((end) => end - start);
}

function endBefore(ends: Uint32Array, row: number): number {
	return row === 0 ? 0 : (ends[row - 1] ?? 0);
}
