import { coded, usedValues } from '../../model/columns.ts';
import type { TraceSummary } from '../../model/search.ts';
import { STATUS } from '../../model/span-kind.ts';
import type { Trace } from '../../model/trace.ts';
import type { RequestSummary } from '../../api/search.ts';
import { isoNanos } from '../../api/iso-time.ts';

/** A request as a list shows it. */
export function summaryOf(trace: Trace): TraceSummary {
	const { spans, mainRoot } = trace;
	let errorCount = 0;
	for (const code of spans.statusCodes) if (code === STATUS.error) errorCount++;
	return {
		traceId: trace.traceId,
		startTime: trace.startTime,
		durationNanos: trace.durationNanos,
		spanCount: spans.length,
		errorCount,
		rootService: coded(spans.services, mainRoot),
		rootOperation: coded(spans.names, mainRoot),
		services: usedValues(spans.services).toSorted(),
		hasError: errorCount > 0,
	};
}

export function summaryJson(summary: TraceSummary): RequestSummary {
	return { ...summary, startTime: isoNanos(summary.startTime), services: [...summary.services] };
}
