import type { TraceId } from '../../model/ids.ts';
import type { LogRecord } from '../../model/log-record.ts';
import type { TraceSummary } from '../../model/search.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import type { UnixNanos } from '../../model/time.ts';

/** One trace of a file; it may have spans, log lines or both. */
export interface FileTrace {
	readonly traceId: TraceId;
	readonly spans: SpanBatch;
	readonly logs: readonly LogRecord[];
	/** As a list shows it; undefined where there are log lines only. */
	readonly summary: TraceSummary | undefined;
}

/** A saved file as it was read, its secrets masked. */
export interface TraceFile {
	readonly format: 'zipkin' | 'jaeger' | 'otlp';
	readonly traces: readonly FileTrace[];
	/** Spans and log lines that could not be read. */
	readonly rejectedCount: number;
	/** What a person should know about how the file was read. */
	readonly notes: readonly string[];
}

/** What became of a file; `message` is a sentence for a person. */
export type TraceFileAnswer =
	| { readonly ok: true; readonly file: TraceFile }
	| { readonly ok: false; readonly code: 'bad-argument' | 'too-large'; readonly message: string };

export interface TraceFileLimits {
	/** Unpacked. */
	readonly maxBytes: number;
	/** Spans and log lines together. */
	readonly maxRows: number;
}

/**
 * Reads strangers' files where they can harm nobody: with limits of memory and time, and without holding up anything
 * else. A file that can't be read is an answer. Busy, or nobody waits any more: SourceError.
 */
export interface TraceFileReader {
	/** The bytes may be gzip. `name` is what messages call the file. */
	read(
		bytes: Uint8Array,
		name: string,
		now: UnixNanos,
		limits: TraceFileLimits,
		signal: AbortSignal,
	): Promise<TraceFileAnswer>;
}
