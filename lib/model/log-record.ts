import type { Attributes } from './attributes.ts';
import type { SpanId, TraceId } from './ids.ts';
import type { UnixNanos } from './time.ts';

/** One log line as read back from any log store. */
export interface LogRecord {
	readonly time: UnixNanos;
	readonly traceId: TraceId | undefined;
	readonly spanId: SpanId | undefined;
	readonly service: string;
	/** OTLP 1 to 24; 0 unknown. 9 INFO, 13 WARN, 17 ERROR, 21 FATAL start their ranges. */
	readonly severity: number;
	/** What a person should read: the message found in the body, or the body. */
	readonly message: string;
	/** The body as it was stored. */
	readonly body: string;
	readonly attributes: Attributes;
	readonly resource: Attributes;
	/** Name of the log source it came from. */
	readonly source: string;
}
