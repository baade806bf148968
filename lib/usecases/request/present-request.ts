import { memoByObject } from '../../base/memo-by-object.ts';
import { usualFinder } from '../../latency/usual-finder.ts';
import { THIN_BASELINE_CALLS } from '../../model/baseline.ts';
import { coded } from '../../model/columns.ts';
import { STATUS } from '../../model/span-kind.ts';
import { SPAN_MARK, type Trace } from '../../model/trace.ts';
import type { EvidenceStep } from '../../model/verdict.ts';
import { whereTimeWent } from '../../trace/where-time-went.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { RequestReport } from '../../api/request.ts';
import { consequencesOf } from './consequences-of.ts';
import { presentFinding } from './present-finding.ts';
import { outgoingLinks } from './outgoing-links.ts';
import type { OpenedRequest } from './open-request.ts';
import { requestContext } from './request-context.ts';
import { routeOf, statusTextOf } from './route-of.ts';

/** An opened request as its page reads it: plain arrays and numbers, no Map, no Date. Made once an opening. */
export const presentRequest = memoByObject((request: OpenedRequest): RequestReport => {
	const { trace, logs, diagnosis } = request;
	const { verdict } = diagnosis;
	const rootService = coded(trace.spans.services, trace.mainRoot);
	const ownerOf = verdict.culprit?.service ?? rootService;
	return {
		traceId: trace.traceId,
		startTime: isoNanos(trace.startTime),
		durationNanos: trace.durationNanos,
		durationWithAsyncNanos: trace.durationWithAsync,
		spanCount: trace.spans.length,
		totalSpans: Math.max(trace.spans.length, request.totalSpans),
		route: routeOf(trace),
		rootService,
		rootMissing: ((trace.spans.marks[trace.mainRoot] ?? 0) & SPAN_MARK.orphan) !== 0,
		statusText: statusTextOf(trace),
		usualNanos: usualOf(request),
		services: servicesOf(trace),
		verdict: {
			state: verdict.state,
			sentence: verdict.sentence,
			effect: verdict.effect,
			culprit: verdict.culprit ? { ...verdict.culprit, spanId: verdict.culprit.spanId ?? null } : null,
			confidence: verdict.confidence,
			reasons: {
				supports: [...verdict.reasons.supports],
				against: [...verdict.reasons.against],
				wouldChange: [...verdict.reasons.wouldChange],
			},
			evidence: verdict.evidence.map((step) => evidenceJson(trace, step)),
		},
		findings: diagnosis.findings.map((finding, index) => presentFinding(trace, finding, index + 1)),
		whereTimeWent: whereTimeWent(trace).map((part) => ({ ...part, rows: [...part.rows] })),
		consequences: consequencesOf(request),
		logs: {
			count: request.totalLogs,
			errors: logs.errors,
			services: new Set(logs.lines.map((line) => line.record.service)).size,
		},
		context: requestContext(trace),
		owner: request.owners.get(ownerOf) ?? null,
		ownerOf,
		onward: outgoingLinks(request, verdict.culprit?.row ?? trace.mainRoot),
		sources: [...request.sources],
		baselineDays: request.baselines.reduce<number | null>(
			(most, baseline) => Math.max(most ?? 0, baseline.days),
			null,
		),
	};
});

function evidenceJson(trace: Trace, step: EvidenceStep) {
	const spanId = step.row === undefined ? undefined : trace.spans.ids[step.row];
	return { ...step, spanId: spanId ?? null, row: step.row ?? null, log: step.log ?? null };
}

function usualOf({ trace, baselines }: OpenedRequest): number | null {
	const { spans, mainRoot } = trace;
	const own = usualFinder(baselines)({
		service: coded(spans.services, mainRoot),
		operation: coded(spans.names, mainRoot),
		kind: spans.kinds[mainRoot] ?? 0,
		region: trace.region(mainRoot),
	});
	return own && own.calls >= THIN_BASELINE_CALLS ? own.p50Nanos : null;
}

/** Services in the order in which the request came to them. */
function servicesOf({ spans }: Trace): RequestReport['services'] {
	const found = new Map<string, { name: string; spans: number; errors: number }>();
	for (let row = 0; row < spans.length; row++) {
		const name = coded(spans.services, row);
		const entry = found.get(name) ?? { name, spans: 0, errors: 0 };
		entry.spans++;
		if (spans.statusCodes[row] === STATUS.error) entry.errors++;
		found.set(name, entry);
	}
	return [...found.values()];
}
