import type { FindingJson, RequestReport } from '../../api/request.ts';
import { isDataNote } from './is-data-note.ts';

/** A report with findings that came after it: behind the others, before the notes about the data. Nothing read moves. */
export function appendFindings(report: RequestReport, late: readonly FindingJson[]): RequestReport {
	if (late.length === 0) return report;
	const first = report.findings.findIndex(({ kind }) => isDataNote(kind));
	const at = first === -1 ? report.findings.length : first;
	return { ...report, findings: report.findings.toSpliced(at, 0, ...late) };
}
