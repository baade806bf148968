import { memoByObject } from '../../base/memo-by-object.ts';
import { makeContext } from '../../diagnosis/request-facts.ts';
import { outcomeOf } from '../../diagnosis/outcome.ts';
import { callTries } from '../../diagnosis/tries.ts';
import { passedOperation } from '../../diagnosis/kind/passed-operation.ts';
import { type KnownRequest, learnKind } from '../../diagnosis/kind/learn-kind.ts';
import type { RequestKind } from '../../diagnosis/kind/request-kind.ts';
import { joinLogs } from '../../logs/join.ts';
import type { Baseline } from '../../model/baseline.ts';
import { coded } from '../../model/columns.ts';
import type { Trace } from '../../model/trace.ts';
import { pickSpans } from '../../columns/pick-spans.ts';
import { bytesToHex } from '../../columns/hex.ts';
import { assemble } from '../../trace/assemble.ts';
import type { SampledRequests, SampleQuery } from '../../ports/analytics/request-samples.ts';

const MAX_REQUESTS = 300;

/** Which requests are of a request's kind. */
export function kindOf(trace: Trace, baselines: readonly Baseline[]): SampleQuery {
	const { spans, mainRoot } = trace;
	const operation = (row: number) => ({
		service: coded(spans.services, row),
		operation: coded(spans.names, row),
		kind: spans.kinds[row] ?? 0,
	});
	return {
		root: operation(mainRoot),
		passing: operation(passedOperation(trace, baselines)),
		at: trace.startTime,
		not: trace.traceId,
		limit: MAX_REQUESTS,
	};
}

/** What sampled requests that ended well usually do; undefined for too few of them. Learned once from one sample. */
export const learnFromSample: (sample: SampledRequests) => RequestKind | undefined = memoByObject(learn);

function learn({ batch, records }: SampledRequests): RequestKind | undefined {
	const rows = new Map<string, number[]>();
	for (let row = 0; row < batch.length; row++) {
		const id = bytesToHex(batch.traceIds, row * 16, 16);
		const list = rows.get(id);
		if (list) list.push(row);
		else rows.set(id, [row]);
	}
	const lines = Map.groupBy(records, ({ traceId }) => traceId);
	const known = [...rows].map(([, own]): KnownRequest => {
		const trace = assemble(pickSpans(batch, own));
		return { trace, logs: joinLogs(trace, lines.get(trace.traceId) ?? []) };
	});
	return learnKind(known.filter(endedWell).toSorted(byStart));
}

function endedWell({ trace, logs }: KnownRequest): boolean {
	const context = makeContext({ trace, logs, baselines: [], sources: [] });
	return outcomeOf(context, callTries(context)).state === 'healthy';
}

function byStart(a: KnownRequest, b: KnownRequest): number {
	return a.trace.startTime < b.trace.startTime ? -1 : 1;
}
