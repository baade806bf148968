import type { FirstDrawing } from '../../../lib/view/spans/first-paint.ts';
import type { ReportFacts } from '../../../lib/view/spans/span-analysis.ts';
import type { RequestReport } from '../../../lib/api/request.ts';
import { culpritRow } from './culprit-row.ts';
import { isDataNote } from '../../../lib/view/lists/is-data-note.ts';
import type { RequestView } from './request-store.ts';

/** What those who look at all spans take from the report. */
export function reportFacts(report: RequestReport): ReportFacts {
	const reasons = report.findings.flatMap((finding) =>
		isDataNote(finding.kind) ? [] : finding.rows.slice(0, 1),
	);
	return { duration: report.durationNanos, culprit: culpritRow(report), reasons };
}

/** What decides the first drawing of the timeline. */
export function firstDrawing(view: RequestView): FirstDrawing {
	const { zoom, clock, scale, timeline, toggled, filter } = view;
	const choice = { mode: view.rows, toggled, filter, wanted: view.selected?.row ?? -1 };
	return { choice, zoom, clock, scale, timeline };
}
