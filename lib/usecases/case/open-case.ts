import { joinLogs } from '../../logs/join.ts';
import { recordsOf } from '../../logs/records-of.ts';
import type { Trace } from '../../model/trace.ts';
import type { FrozenCase } from '../../ports/own/case-archive.ts';
import { assemble } from '../../trace/assemble.ts';
import { caseDocumentSchema } from '../../api/case.ts';
import type { PatternJson } from '../../api/pattern.ts';
import type { FindingJson, RequestReport } from '../../api/request.ts';
import { openTraceFile } from '../../wire/file/open-trace-file.ts';
import type { OpenedRequest } from '../request/open-request.ts';

/** A shared case, opened: its report as it was, its spans and lines as far as they were kept. */
export interface OpenedCase {
	readonly report: RequestReport;
	readonly pattern: PatternJson | null;
	/** What spans, details and lines are read from. Its diagnosis is the report's, not made anew. */
	readonly request: Pick<OpenedRequest, 'trace' | 'logs' | 'baselines' | 'scores' | 'owners' | 'links'>;
}

/** Opens a case without any store. Throws when its document is damaged. */
export function openCase(frozen: FrozenCase): OpenedCase {
	const { report, pattern, lines, baselines, otlp } = caseDocumentSchema.parse(JSON.parse(frozen.document));
	const file = openTraceFile(JSON.stringify(otlp), `case ${frozen.id}`, frozen.frozenAt);
	if (!file.ok) throw new Error(file.error);
	const trace = assemble(file.value.spans);
	const logs = joinLogs(trace, recordsOf(file.value.logs, 'case'));
	const owners = report.owner ? new Map([[report.owner.service, report.owner]]) : new Map();
	const rows = rowsById(trace);
	const places = new Map(lines.map((index, place) => [index, place]));
	return {
		report: pointedAnew(report, trace, rows, places),
		pattern: pattern && { ...pattern, findings: findingsAnew(pattern.findings, rows, places) },
		request: { trace, logs, baselines, scores: [], owners, links: new Map() },
	};
}

function rowsById({ spans }: Trace): ReadonlyMap<string, number> {
	const rows = new Map<string, number>();
	for (let row = spans.length - 1; row >= 0; row--) rows.set(spans.ids[row] ?? '', row);
	return rows;
}

/** Rows and lines have other places now: spans are found by their ID, what was not kept is pointed at no more. */
function pointedAnew(
	report: RequestReport,
	trace: Trace,
	rows: ReadonlyMap<string, number>,
	lines: ReadonlyMap<number, number>,
): RequestReport {
	const { verdict } = report;
	const { culprit } = verdict;
	return {
		...report,
		spanCount: trace.spans.length,
		totalSpans: report.totalSpans,
		verdict: {
			...verdict,
			culprit: culprit && { ...culprit, row: rows.get(culprit.spanId ?? '') ?? -1 },
			evidence: verdict.evidence.map((step) => ({
				...step,
				row: rows.get(step.spanId ?? '') ?? null,
				log: step.log === null ? null : (lines.get(step.log) ?? null),
			})),
		},
		findings: findingsAnew(report.findings, rows, lines),
		consequences: report.consequences.map((step) => ({ ...step, row: rows.get(step.spanId ?? '') ?? null })),
		whereTimeWent: report.whereTimeWent.map((part) => ({ ...part, rows: [] })),
	};
}

function findingsAnew(
	findings: readonly FindingJson[],
	rows: ReadonlyMap<string, number>,
	lines: ReadonlyMap<number, number>,
): FindingJson[] {
	return findings.map((finding) => {
		const spanIds = finding.spanIds.filter((id) => rows.has(id));
		return {
			...finding,
			spanIds,
			rows: spanIds.map((id) => rows.get(id) ?? -1),
			logs: finding.logs.flatMap((log) => lines.get(log) ?? []),
		};
	});
}
