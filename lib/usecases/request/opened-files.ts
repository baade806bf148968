import { LRUCache } from 'lru-cache';
import { ERROR_SEVERITY } from '../../logs/join.ts';
import { recordsOf } from '../../logs/records-of.ts';
import type { TraceId } from '../../model/ids.ts';
import type { LogRecord } from '../../model/log-record.ts';
import type { TraceSummary } from '../../model/search.ts';
import { SourceError } from '../../model/source-error.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import type { LogStore } from '../../ports/sources/log-store.ts';
import type { TraceStore } from '../../ports/sources/trace-store.ts';
import { assemble } from '../../trace/assemble.ts';
import { bytesToHex } from '../../columns/hex.ts';
import { SpanBatchBuilder } from '../../columns/span-batch-builder.ts';
import { pickSpans } from '../../columns/pick-spans.ts';
import type { OpenedFile } from '../../wire/file/open-trace-file.ts';
import { summaryOf } from './summary-of.ts';

const NAME = 'opened file';

/** One trace out of an opened file. */
interface Shelved {
	readonly spans: SpanBatch;
	readonly logs: readonly LogRecord[];
}

/** Traces out of files that people opened, kept in memory: the newest, as many as fit. */
export interface OpenedFiles {
	readonly traceStore: TraceStore;
	readonly logStore: LogStore;
	/** Whether there is room for a file once all others are gone. */
	fits(file: OpenedFile): boolean;
	/** Takes in a file that fits and tells what is in it, newest first. */
	add(file: OpenedFile): readonly TraceSummary[];
}

/** A shelf for so many spans and log lines; files opened first make room. */
export function createOpenedFiles(mostRows: number): OpenedFiles {
	const shelf = new LRUCache<TraceId, Shelved>({
		maxSize: mostRows,
		sizeCalculation: ({ spans, logs }) => spans.length + logs.length,
	});
	const read = (traceId: TraceId) => shelf.get(traceId);
	return {
		traceStore: {
			name: NAME,
			readTrace: async (traceId, limit) => {
				const spans = read(traceId)?.spans ?? NO_SPANS;
				const batch = spans.length > limit ? pickSpans(spans, earliestRows(spans, limit)) : spans;
				return { batch, total: spans.length };
			},
			search: async () => {
				throw new SourceError(NAME, 'unsupported', 'opened files are found by their trace ID');
			},
			services: async () => [],
		},
		logStore: {
			name: NAME,
			readByTrace: async (traceId, _range, limit) => {
				const logs = read(traceId)?.logs ?? [];
				return { records: worstFirst(logs).slice(0, limit), total: logs.length };
			},
		},
		fits: (file) => file.spans.length + file.logs.length <= mostRows,
		add: (file) => {
			const traces = tracesOf(file);
			for (const [traceId, trace] of traces) shelf.set(traceId, trace);
			const summaries = [...traces.values()].map(({ spans }) => summaryOf(assemble(spans)));
			return summaries.sort((a, b) => (a.startTime > b.startTime ? -1 : 1));
		},
	};
}

const NO_SPANS: SpanBatch = new SpanBatchBuilder().done();

/** A file's spans by their trace, each with the log lines that carry its ID. */
function tracesOf({ spans, logs }: OpenedFile): ReadonlyMap<TraceId, Shelved> {
	const rows = new Map<TraceId, number[]>();
	for (let row = 0; row < spans.length; row++) {
		const id = bytesToHex(spans.traceIds, row * 16, 16) as TraceId;
		const list = rows.get(id);
		if (list) list.push(row);
		else rows.set(id, [row]);
	}
	const records = Map.groupBy(recordsOf(logs, NAME), (record) => record.traceId);
	return new Map(
		Array.from(rows, ([id, list]) => [id, { spans: pickSpans(spans, list), logs: records.get(id) ?? [] }]),
	);
}

function earliestRows({ length, startTimes }: SpanBatch, limit: number): readonly number[] {
	const rows = Array.from({ length }, (_, row) => row);
	return rows.sort((a, b) => Number((startTimes[a] ?? 0n) - (startTimes[b] ?? 0n))).slice(0, limit);
}

/** So that what a limit cuts is never an error. */
function worstFirst(logs: readonly LogRecord[]): readonly LogRecord[] {
	return logs.toSorted((a, b) => Number(b.severity >= ERROR_SEVERITY) - Number(a.severity >= ERROR_SEVERITY));
}
