import { logBatchFromRows, type LogRow, type SpanRow, spanBatchFromRows } from '../../columns/rows.ts';
import { recordsOf } from '../../logs/records-of.ts';
import type { TraceId } from '../../model/ids.ts';
import { logStoreContract } from '../../testing/contracts/log-store.ts';
import { traceStoreContract } from '../../testing/contracts/trace-store.ts';
import { testAsking } from '../testing/asking.ts';
import { memoryLogStore, memoryTraceStore, spansByTrace } from './memory-stores.ts';
import { fileTraces } from './file-traces.ts';
import { createOpenedFiles } from './opened-files.ts';

const MEMORY = { id: 'memory', kind: 'memory', name: 'Memory' } as const;
const SKIPPED_SPANS = [
	{
		reason: 'it is read by trace ID only, and tells so by its capabilities',
		cases: [
			'requests of a service are found newest first, each once, with what they are',
			'the window holds its first moment and not its last',
			'pages follow each other without gaps or repeats, also where times are equal',
			'services are listed by name, as many as are wanted',
			'a span names its trace, from the moment that is asked for on',
			'what nothing fits is an empty page',
			'a page size or cursor that is none is a bad argument, told before anything is asked',
			'a search of somebody who has left gets no answer',
		],
	},
	{ reason: 'memory answers at once', cases: ['a read past its deadline is a timeout'] },
] as const;
const SKIPPED_LINES = [
	{ reason: 'memory answers at once', cases: ['a read past its deadline is a timeout'] },
	{
		reason: 'nobody sends to it: what it is given is what there is',
		cases: ['a line that was sent again is read once'],
	},
] as const;

traceStoreContract({
	name: 'memory',
	open: async () => {
		const spans = new Map<TraceId, ReturnType<typeof spanBatchFromRows>>();
		return {
			store: memoryTraceStore(MEMORY, (traceId) => spans.get(traceId)),
			put: async (rows) => {
				for (const [id, batch] of spansByTrace(spanBatchFromRows(rows))) spans.set(id, batch);
			},
		};
	},
	skip: SKIPPED_SPANS,
});

logStoreContract({
	name: 'memory',
	open: async () => {
		const lines = new Map<TraceId | undefined, ReturnType<typeof recordsOf>>();
		return {
			store: memoryLogStore(MEMORY, (traceId) => lines.get(traceId)),
			put: async (rows) => {
				const records = recordsOf(logBatchFromRows(rows), MEMORY.name);
				for (const [id, own] of Map.groupBy(records, ({ traceId }) => traceId)) lines.set(id, own);
			},
		};
	},
	skip: SKIPPED_LINES,
});

traceStoreContract({ name: 'opened files', open: async () => filesOf(), skip: SKIPPED_SPANS });
logStoreContract({
	name: 'opened files',
	open: async () => {
		const { lines, putLines } = filesOf();
		return { store: lines, put: putLines };
	},
	skip: SKIPPED_LINES,
});

/** Files of one person as the request page asks them: each question meets what was opened for that trace. */
function filesOf() {
	const asking = testAsking();
	const files = createOpenedFiles(1_000_000);
	const add = (spans: readonly SpanRow[], logs: readonly LogRow[]) => {
		files.add(asking, fileTraces(spanBatchFromRows(spans), logBatchFromRows(logs)));
	};
	// Any trace's overlay answers for a trace that it does not hold: with nothing.
	const one = { traceId: 'a'.repeat(32), service: 'web', body: 'kept' };
	add([], [{ ...one, time: 1n }]);
	const overlay = (traceId: TraceId) =>
		files.overlay(asking, traceId) ?? files.overlay(asking, one.traceId as TraceId);
	const first = overlay(one.traceId as TraceId);
	if (!first) throw new Error('the file was not kept');
	return {
		store: {
			...first.traceStore,
			readTrace: (...asked: Parameters<typeof first.traceStore.readTrace>) =>
				(overlay(asked[0]) ?? first).traceStore.readTrace(...asked),
		},
		lines: {
			...first.logStore,
			readByTrace: (...asked: Parameters<typeof first.logStore.readByTrace>) =>
				(overlay(asked[0]) ?? first).logStore.readByTrace(...asked),
		},
		put: async (rows: readonly SpanRow[]) => add(rows, []),
		putLines: async (rows: readonly LogRow[]) => add([], rows),
	};
}
