import { LRUCache } from 'lru-cache';
import type { Principal } from '../../access/principal.ts';
import type { TraceId } from '../../model/ids.ts';
import type { TraceSummary } from '../../model/search.ts';
import type { FileTrace } from '../../ports/own/trace-file-reader.ts';
import type { LogStore } from '../../ports/sources/log-store.ts';
import type { TraceStore } from '../../ports/sources/trace-store.ts';
import type { Asking } from '../asking.ts';
import { OPENED_FILE } from './file-traces.ts';
import { memoryLogStore, memoryTraceStore } from './memory-stores.ts';

/** Traces that one person may have open at once; the oldest make room. */
const MAX_TRACES_EACH = 200;
/** A file is forgotten after this long, in milliseconds. */
const KEPT_MS = 24 * 3_600_000;

/** What somebody's own files add to a request: asked like any source, by them alone. */
export interface Overlay {
	readonly traceStore: TraceStore;
	readonly logStore: LogStore;
}

/** What can be opened of a file now. */
export interface AddedFile {
	/** Newest first. */
	readonly requests: readonly TraceSummary[];
	/** Traces that there was no room for: the oldest of them. */
	readonly left: number;
}

/** Traces out of files that people opened, kept in memory, each for who opened it. */
export interface OpenedFiles {
	/** What somebody's files hold of a trace; undefined where they hold nothing of it. */
	overlay(asking: Asking, traceId: TraceId): Overlay | undefined;
	/** Spans and log lines that there is room for once all other files are gone. */
	readonly maxRows: number;
	/** Takes in the traces of a file that fits. */
	add(asking: Asking, traces: readonly FileTrace[]): AddedFile;
}

/** Room for so many spans and log lines of all people; files opened first make room. */
export function createOpenedFiles(maxRows: number): OpenedFiles {
	const shelf = new LRUCache<string, FileTrace>({
		maxSize: maxRows,
		ttl: KEPT_MS,
		sizeCalculation: ({ spans, logs }) => spans.length + logs.length,
	});
	const tracesOfPerson = new LRUCache<string, string[]>({ max: 10_000 });
	return {
		overlay: ({ who }, traceId) => {
			const found = shelf.get(keyOf(who, traceId));
			return found && overlayOf(found);
		},
		maxRows,
		add: ({ who }, traces) => {
			const requests = traces
				.map((trace) => ({ key: keyOf(who, trace.traceId), trace, summary: trace.summary }))
				// What is opened last stays longest: that is to be the newest.
				.sort((one, other) => oldestFirst(one.summary, other.summary));
			const keys = new Set(tracesOfPerson.get(personOf(who)));
			for (const { key, trace } of requests) {
				shelf.set(key, trace);
				keys.delete(key);
				keys.add(key);
			}
			for (const key of [...keys].slice(0, -MAX_TRACES_EACH)) {
				shelf.delete(key);
				keys.delete(key);
			}
			tracesOfPerson.set(personOf(who), [...keys]);
			const kept = requests.filter(({ key }) => shelf.has(key));
			return {
				requests: kept.flatMap(({ summary }) => summary ?? []).reverse(),
				left: requests.length - kept.length,
			};
		},
	};
}

function personOf({ id, visitor }: Principal): string {
	return `${id} ${visitor}`;
}

function keyOf(who: Principal, traceId: TraceId): string {
	return `${personOf(who)} ${traceId}`;
}

function overlayOf({ traceId, spans, logs }: FileTrace): Overlay {
	return {
		traceStore: memoryTraceStore(OPENED_FILE, (asked) => (asked === traceId ? spans : undefined)),
		logStore: memoryLogStore(OPENED_FILE, (asked) => (asked === traceId ? logs : undefined)),
	};
}

function oldestFirst(one: TraceSummary | undefined, other: TraceSummary | undefined): number {
	const [a, b] = [one?.startTime ?? 0n, other?.startTime ?? 0n];
	return a < b ? -1 : a > b ? 1 : 0;
}
