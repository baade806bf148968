import { diagnose } from '../../diagnosis/diagnose.ts';
import { learnKind } from '../../diagnosis/kind/learn-kind.ts';
import type { RequestKind } from '../../diagnosis/kind/request-kind.ts';
import { joinLogs } from '../../logs/join.ts';
import type { Baseline } from '../../model/baseline.ts';
import type { SpanId, TraceId } from '../../model/ids.ts';
import { unixNanos } from '../../model/time.ts';
import type { Diagnosis } from '../../model/verdict.ts';
import { assemble } from '../../trace/assemble.ts';
import { drawTrace } from './draw-trace.ts';

/** What is found out about a drawn trace. */
export function diagnosed(
	drawing: string,
	baselines: readonly Baseline[] = [],
	requestKind?: RequestKind,
): Diagnosis {
	return diagnose({ ...drawn(drawing), baselines, sources: [], requestKind });
}

/** What is usual of requests that are drawn: each `times` times, one after another. */
export function kindOf(drawings: string | readonly string[], times = 60): RequestKind | undefined {
	const list = (typeof drawings === 'string' ? [drawings] : drawings).map(drawn);
	return learnKind(Array.from({ length: times }, () => list).flat());
}

function drawn(drawing: string) {
	const { batch, logRows } = drawTrace(drawing);
	const trace = assemble(batch);
	const records = logRows.map((row) => ({
		time: unixNanos(row.time),
		traceId: row.traceId as TraceId,
		spanId: row.spanId as SpanId,
		service: row.service,
		severity: row.severityNumber ?? 0,
		message: row.body,
		body: row.body,
		attributes: new Map(),
		resource: new Map(),
		source: 'test',
	}));
	return { trace, logs: joinLogs(trace, records) };
}

/** What is usual for an operation, in milliseconds. */
export function usual(
	service: string,
	operation: string,
	p50Ms: number,
	p99Ms: number,
	calls = 5000,
	kind = 0,
): Baseline {
	return {
		service,
		operation,
		kind,
		region: '',
		calls,
		slowModeCalls: 0,
		errors: 0,
		p50Nanos: p50Ms * 1e6,
		p90Nanos: p99Ms * 1e6,
		p99Nanos: p99Ms * 1e6,
		days: 7,
		bounds: [],
		counts: [],
	};
}
