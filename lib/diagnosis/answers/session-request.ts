import { at } from '../../base/assert.ts';
import type { JoinedLogs } from '../../logs/join.ts';
import type { Source } from '../../model/answer.ts';
import { coded } from '../../model/columns.ts';
import type { TimedSignal } from '../../model/playback-session.ts';
import type { Nanos } from '../../model/time.ts';
import type { Trace } from '../../model/trace.ts';
import type { Diagnosis } from '../../model/verdict.ts';

/** A request of the session, put together and judged as its own page would. */
export interface SessionRequest {
	readonly signal: TimedSignal;
	/** From Play to its start. */
	readonly offset: Nanos;
	readonly trace: Trace;
	readonly logs: JoinedLogs;
	readonly diagnosis: Diagnosis;
}

/** A call as a source; its label is for engineers. */
export function spanSource({ trace }: Pick<SessionRequest, 'trace'>, row: number): Source {
	const { spans } = trace;
	const label = `${coded(spans.services, row)} ${coded(spans.names, row)}`;
	return { kind: 'span', traceId: trace.traceId, spanId: at(spans.ids, row), label };
}
