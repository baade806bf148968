import type { TraceId } from '../../model/ids.ts';
import type { LogRecord } from '../../model/log-record.ts';
import type { TimeWindow } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Source } from '../source.ts';

/** What a log store must know before it can look for a trace's lines; unset: it needs none. */
export interface LogStoreCapabilities {
	/** It reads a bounded stretch of time only. */
	readonly needsWindow?: true;
	/** It finds lines by the service that wrote them. */
	readonly needsServices?: true;
}

/** What is known of a request when its lines are asked for. */
export interface LogHint {
	/** When it ran, with some time around; the whole of time where nothing is known. */
	readonly window: TimeWindow;
	/** Services and hosts that took part; empty where nothing is known. */
	readonly services: readonly string[];
	readonly hosts: readonly string[];
}

/**
 * Where log lines are kept.
 * Empty: no records. Late or broken: SourceError. Partial: `total` is larger than the records given;
 * lines of severity ERROR and above are never the ones cut.
 */
export interface LogStore extends Source {
	readonly capabilities: LogStoreCapabilities;
	/** Lines that carry the trace ID, by time. The hint lets a store read less. */
	readByTrace(traceId: TraceId, hint: LogHint, limit: number, options: ReadOptions): Promise<LogRead>;
}

export interface LogRead {
	readonly records: readonly LogRecord[];
	readonly total: number;
}
