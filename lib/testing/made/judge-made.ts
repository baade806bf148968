import { encodeLogs } from '../../demo/wire/otlp.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { type JoinedLogs, joinLogs } from '../../logs/join.ts';
import { recordsOf } from '../../logs/records-of.ts';
import type { Baseline } from '../../model/baseline.ts';
import type { Trace } from '../../model/trace.ts';
import type { Diagnosis } from '../../model/verdict.ts';
import { assemble } from '../../trace/assemble.ts';
import { spanBatchFromRows } from '../../columns/rows.ts';
import { decodeLogsProtobuf } from '../../wire/otlp/decode-logs-protobuf.ts';
import type { MadeRequest } from './made-failures.ts';

const DAY = 86_400_000_000_000n;

export interface Judged {
	readonly trace: Trace;
	readonly logs: JoinedLogs;
	readonly diagnosis: Diagnosis;
}

/** A made request as the site would see it: its log lines over the wire, since their IDs and severities lie in their text. */
export function judgeMade(made: Pick<MadeRequest, 'spans' | 'logs'>, baselines: readonly Baseline[]): Judged {
	const trace = assemble(spanBatchFromRows(made.spans));
	const now = trace.startTime + DAY;
	const decoded = decodeLogsProtobuf(encodeLogs(made.logs), { nowNanos: now, retentionNanos: 7n * DAY });
	if (!decoded.ok) throw new Error('log lines that were made can be read');
	const logs = joinLogs(trace, recordsOf(decoded.batch, 'made'));
	return { trace, logs, diagnosis: diagnose({ trace, logs, baselines, sources: [] }) };
}
