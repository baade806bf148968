import type { FindingJson } from '../../../lib/api/request.ts';
import type { RequestStore } from './request-store.ts';

/** Selects a finding and the span that proves it. */
export function selectFinding(store: RequestStore, finding: FindingJson): void {
	const row = finding.rows[0];
	const spanId = finding.spanIds[0];
	store.setState({
		finding: finding.number,
		...(row === undefined || spanId === undefined ? {} : { selected: { row, spanId } }),
	});
}

/** Steps to the next or previous finding, stopping at the ends. */
export function stepFinding(store: RequestStore, findings: readonly FindingJson[], by: 1 | -1): void {
	const now = findings.findIndex((finding) => finding.number === store.getState().finding);
	const next = findings[Math.max(0, Math.min(findings.length - 1, now + by))];
	if (next) selectFinding(store, next);
}
