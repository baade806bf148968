import type { TraceId } from '../../model/ids.ts';
import type { LogRecord } from '../../model/log-record.ts';
import type { TimeWindow } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';

/**
 * Where log lines are kept.
 * Empty: no records. Late or broken: SourceError. Partial: `total` is larger than the records given;
 * lines of severity ERROR and above are never the ones cut.
 */
export interface LogStore {
	readonly name: string;
	/** Lines that carry the trace ID, by time. The time range is a hint that lets a store read less. */
	readByTrace(traceId: TraceId, range: TimeWindow, limit: number, options: ReadOptions): Promise<LogRead>;
}

export interface LogRead {
	readonly records: readonly LogRecord[];
	readonly total: number;
}
