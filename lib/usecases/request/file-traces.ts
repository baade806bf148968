import { recordsOf } from '../../logs/records-of.ts';
import type { TraceId } from '../../model/ids.ts';
import type { LogBatch } from '../../model/log-batch.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import type { FileTrace } from '../../ports/own/trace-file-reader.ts';
import { assemble } from '../../trace/assemble.ts';
import { NO_SPANS, spansByTrace } from './memory-stores.ts';
import { summaryOf } from './summary-of.ts';

/** What spans and lines of an opened file come from. */
export const OPENED_FILE = { id: 'opened-file', kind: 'file', name: 'Your opened file' } as const;

/** A file's spans by their trace, each with the log lines that carry its ID, and told as a list does: seconds for 100,000 spans. */
export function fileTraces(spans: SpanBatch, logs: LogBatch): readonly FileTrace[] {
	const records = Map.groupBy(recordsOf(logs, OPENED_FILE.name), (record) => record.traceId);
	const traces = new Map<TraceId, FileTrace>();
	for (const [traceId, own] of spansByTrace(spans)) {
		const summary = summaryOf(assemble(own));
		traces.set(traceId, { traceId, spans: own, logs: records.get(traceId) ?? [], summary });
	}
	// Lines without spans are opened too: they may belong to a request that a store holds.
	for (const [traceId, lines] of records)
		if (traceId && !traces.has(traceId))
			traces.set(traceId, { traceId, spans: NO_SPANS, logs: lines, summary: undefined });
	return [...traces.values()];
}
