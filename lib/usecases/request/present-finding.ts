import type { Trace } from '../../model/trace.ts';
import type { Finding } from '../../model/verdict.ts';
import type { FindingJson } from '../../api/request.ts';

/** A finding as the page reads it, under its number there. */
export function presentFinding(trace: Trace, finding: Finding, number: number): FindingJson {
	return {
		...finding,
		number,
		spanIds: finding.rows.map((row) => trace.spans.ids[row] ?? ''),
		rows: [...finding.rows],
		logs: [...finding.logs],
		costNanos: finding.costNanos ?? null,
		usual: finding.usual ?? null,
	};
}
