import { at } from '../base/assert.ts';
import type { JoinedLogs } from '../logs/join.ts';
import type { LogRecord } from '../model/log-record.ts';
import type { Source } from '../model/answer.ts';
import { coded } from '../model/columns.ts';
import type { TraceId } from '../model/ids.ts';
import type { TimedSignal } from '../model/playback-session.ts';
import type { Nanos } from '../model/time.ts';
import type { Trace } from '../model/trace.ts';
import type { Diagnosis } from '../model/verdict.ts';
import { eventName } from '../sessions/player-events.ts';

/** A request of the session, put together and judged as its own page would. */
export interface SessionRequest {
	readonly signal: TimedSignal;
	/** From Play to its start. */
	readonly offset: Nanos;
	readonly trace: Trace;
	readonly logs: JoinedLogs;
	readonly diagnosis: Diagnosis;
	/** The log record it was made from: an event that no call was reported for. */
	readonly event: LogRecord | undefined;
}

/** A call as a source, or the log record that stands in for it; its label is for engineers. */
export function spanSource({ trace, event }: Pick<SessionRequest, 'trace' | 'event'>, row: number): Source {
	if (event) return eventSource(trace.traceId, event);
	const { spans } = trace;
	const label = `${coded(spans.services, row)} ${coded(spans.names, row)}`;
	return { kind: 'span', traceId: trace.traceId, spanId: at(spans.ids, row), label };
}

/** An event that came as a log record, as a source. */
export function eventSource(traceId: TraceId, record: LogRecord, says = record.message): Source {
	const label = [record.service, eventName(record) ?? '', says].filter((text) => text !== '').join(' ');
	return { kind: 'log', traceId, spanId: record.spanId, label: label.slice(0, 200) };
}
