import { pickSpans } from '../../columns/pick-spans.ts';
import { SpanBatchBuilder } from '../../columns/span-batch-builder.ts';
import { bytesToHex } from '../../columns/hex.ts';
import { ERROR_SEVERITY } from '../../logs/join.ts';
import { checkLimit } from '../../model/check-limit.ts';
import type { TraceId } from '../../model/ids.ts';
import type { LogRecord } from '../../model/log-record.ts';
import { SourceError } from '../../model/source-error.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import type { ReadOptions } from '../../ports/read-options.ts';
import type { Source } from '../../ports/source.ts';
import type { LogStore } from '../../ports/sources/log-store.ts';
import type { TraceStore } from '../../ports/sources/trace-store.ts';
import { distinctSpans } from '../../trace/distinct.ts';

export const NO_SPANS: SpanBatch = new SpanBatchBuilder().done();

/** Spans at hand, each trace's by its ID, as a store that finds nothing in any other way. */
export function memoryTraceStore(
	source: Source,
	spansOf: (traceId: TraceId) => SpanBatch | undefined,
): TraceStore {
	return {
		...source,
		capabilities: {},
		readTrace: async (traceId, limit, options) => {
			checkLimit(source.name, limit);
			stillAsked(source, options);
			const spans = spansOf(traceId) ?? NO_SPANS;
			const batch = spans.length > limit ? pickSpans(spans, earliestRows(spans, limit)) : spans;
			return { batch, total: spans.length };
		},
		search: async () => {
			throw new SourceError(source.name, 'unsupported', 'its requests are found by their trace IDs');
		},
		services: async () => [],
	};
}

/** Log lines at hand, each trace's by its ID. */
export function memoryLogStore(
	source: Source,
	linesOf: (traceId: TraceId) => readonly LogRecord[] | undefined,
): LogStore {
	return {
		...source,
		capabilities: {},
		readByTrace: async (traceId, _hint, limit, options) => {
			checkLimit(source.name, limit);
			stillAsked(source, options);
			const lines = linesOf(traceId) ?? [];
			const kept = lines.length > limit ? lines.toSorted(worstFirst).slice(0, limit) : lines;
			return { records: kept.toSorted(earliestFirst), total: lines.length };
		},
	};
}

/** Spans of many traces as one batch for each trace, exact repeats left out. Linear in spans. */
export function spansByTrace(spans: SpanBatch): ReadonlyMap<TraceId, SpanBatch> {
	const rows = new Map<TraceId, number[]>();
	for (let row = 0; row < spans.length; row++) {
		const id = bytesToHex(spans.traceIds, row * 16, 16) as TraceId;
		const list = rows.get(id);
		if (list) list.push(row);
		else rows.set(id, [row]);
	}
	return new Map(Array.from(rows, ([id, list]) => [id, withoutRepeats(pickSpans(spans, list))]));
}

function withoutRepeats(spans: SpanBatch): SpanBatch {
	const { rows, pieces, duplicates } = distinctSpans(spans);
	if (duplicates === 0) return spans;
	return pickSpans(
		spans,
		[...rows, ...pieces.keys()].sort((a, b) => a - b),
	);
}

function stillAsked({ name }: Source, { signal }: ReadOptions): void {
	if (signal.aborted) throw new SourceError(name, 'cancelled', 'nobody waits for the answer');
}

function earliestRows({ length, startTimes }: SpanBatch, limit: number): readonly number[] {
	const rows = Array.from({ length }, (_, row) => row);
	return rows.sort((a, b) => order(startTimes[a] ?? 0n, startTimes[b] ?? 0n)).slice(0, limit);
}

function earliestFirst(a: LogRecord, b: LogRecord): number {
	return order(a.time, b.time);
}

/** So that what a limit cuts is never an error. */
function worstFirst(a: LogRecord, b: LogRecord): number {
	const [failedA, failedB] = [a.severity >= ERROR_SEVERITY, b.severity >= ERROR_SEVERITY];
	return failedA === failedB ? order(a.time, b.time) : failedA ? -1 : 1;
}

function order(a: bigint, b: bigint): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
