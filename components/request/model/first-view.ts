import type { RequestReport } from '../../../lib/api/request.ts';
import type { RequestView } from './request-store.ts';
import { viewFromUrl } from './url-state.ts';

/** What the address says; else the first finding with the span that proves it. */
export function firstView(report: RequestReport, search: string): Partial<RequestView> {
	const view = viewFromUrl(search);
	if (view.selected) return view;
	const finding = report.findings.find((one) => one.number === view.finding) ?? report.findings[0];
	const row = finding?.rows[0];
	const spanId = finding?.spanIds[0];
	if (!finding || row === undefined || spanId === undefined) return view;
	return { ...view, finding: finding.number, selected: { row, spanId } };
}
