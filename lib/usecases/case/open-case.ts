import { joinLogs } from '../../logs/join.ts';
import { recordsOf } from '../../logs/records-of.ts';
import type { Trace } from '../../model/trace.ts';
import type { FrozenCase } from '../../ports/own/case-archive.ts';
import { assemble } from '../../trace/assemble.ts';
import { type CaseDocument, caseDocumentSchema } from '../../api/case.ts';
import type { PatternJson } from '../../api/pattern.ts';
import type { FindingJson, RequestReport } from '../../api/request.ts';
import { openTraceFile } from '../../wire/file/open-trace-file.ts';
import type { OpenedRequest } from '../request/open-request.ts';

/** A shared case, opened: its report as it was, its spans and lines as far as they were kept. */
export interface OpenedCase {
	readonly report: RequestReport;
	readonly pattern: PatternJson | null;
	/** What spans, details and lines are read from. Its diagnosis is the report's, not made anew. */
	readonly request: Pick<
		OpenedRequest,
		'trace' | 'originOf' | 'logs' | 'baselines' | 'scores' | 'owners' | 'links'
	>;
}

/** Opens a case without any store. Throws when its document is damaged. */
export function openCase(frozen: FrozenCase): OpenedCase {
	const {
		report,
		pattern,
		lines,
		rows: kept,
		baselines,
		otlp,
	} = caseDocumentSchema.parse(JSON.parse(frozen.document));
	const file = openTraceFile(JSON.stringify(otlp), `case ${frozen.id}`, frozen.frozenAt);
	if (!file.ok) throw new Error(file.error);
	const trace = assemble(file.value.spans);
	const logs = joinLogs(trace, recordsOf(file.value.logs, 'case'));
	const owners = report.owner ? new Map([[report.owner.service, report.owner]]) : new Map();
	const rowNow = rowsAnew(trace, kept);
	const places = new Map(lines.map((index, place) => [index, place]));
	return {
		report: pointedAnew(report, trace, rowNow, places),
		pattern: pattern && { ...pattern, findings: findingsAnew(pattern.findings, rowNow, places) },
		request: { trace, originOf: () => 'Shared case', logs, baselines, scores: [], owners, links: new Map() },
	};
}

/** Where a row of then is now; -1 where it was not kept. */
type RowNow = (row: number, spanId: string) => number;

/**
 * Spans are found again by their ID; several of one ID (the halves of a shared span) by their order among those, which
 * stays as it was. In a case from before its rows were kept the first of an ID is taken.
 */
function rowsAnew({ spans }: Trace, kept: CaseDocument['rows']): RowNow {
	const now = Map.groupBy(spans.ids.keys(), (row): string => spans.ids[row] ?? '');
	if (!kept) return (_row, spanId) => now.get(spanId)?.[0] ?? -1;
	const taken = new Map<string, number>();
	const places = new Map<number, number>();
	for (const [row, id] of kept) {
		const turn = taken.get(id) ?? 0;
		taken.set(id, turn + 1);
		places.set(row, now.get(id)?.[turn] ?? -1);
	}
	return (row) => places.get(row) ?? -1;
}

/** Rows and lines have other places now; what was not kept is pointed at no more. */
function pointedAnew(
	report: RequestReport,
	trace: Trace,
	rowNow: RowNow,
	lines: ReadonlyMap<number, number>,
): RequestReport {
	const { verdict } = report;
	const { culprit } = verdict;
	const orNull = (row: number | null, spanId: string | null) => {
		const found = row === null || spanId === null ? -1 : rowNow(row, spanId);
		return found === -1 ? null : found;
	};
	return {
		...report,
		spanCount: trace.spans.length,
		totalSpans: report.totalSpans,
		verdict: {
			...verdict,
			culprit: culprit && { ...culprit, row: orNull(culprit.row, culprit.spanId) ?? -1 },
			evidence: verdict.evidence.map((step) => ({
				...step,
				row: orNull(step.row, step.spanId),
				log: step.log === null ? null : (lines.get(step.log) ?? null),
			})),
		},
		findings: findingsAnew(report.findings, rowNow, lines),
		consequences: report.consequences.map((step) => ({ ...step, row: orNull(step.row, step.spanId) })),
		whereTimeWent: report.whereTimeWent.map((part) => ({ ...part, rows: [] })),
	};
}

function findingsAnew(
	findings: readonly FindingJson[],
	rowNow: RowNow,
	lines: ReadonlyMap<number, number>,
): FindingJson[] {
	return findings.map((finding) => {
		const places = finding.spanIds.map((id, i) => [rowNow(finding.rows[i] ?? -1, id), id] as const);
		const kept = places.filter(([row]) => row !== -1);
		return {
			...finding,
			spanIds: kept.map(([, id]) => id),
			rows: kept.map(([row]) => row),
			logs: finding.logs.flatMap((log) => lines.get(log) ?? []),
		};
	});
}
