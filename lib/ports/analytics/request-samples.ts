import type { TraceId } from '../../model/ids.ts';
import type { LogRecord } from '../../model/log-record.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import type { UnixNanos } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';
import type { OperationKey } from '../sources/anomaly-source.ts';

/** Requests that begin with an operation and pass another: those of one kind, where the first has a name for all kinds. */
export interface SampleQuery {
	readonly root: OperationKey;
	readonly passing: OperationKey;
	/** Requests of the week before, and of the hour. */
	readonly at: UnixNanos;
	readonly not: TraceId;
	/** Requests at most. */
	readonly limit: number;
}

export interface SampledRequests {
	/** All spans of each request, without attributes, events and links. */
	readonly batch: SpanBatch;
	/** Their log lines. */
	readonly records: readonly LogRecord[];
}

/** Whole requests to hold another against, picked as good as by chance. Empty: none. Late or broken: SourceError. */
export interface RequestSamples {
	readonly name: string;
	sample(query: SampleQuery, options: ReadOptions): Promise<SampledRequests>;
}
