import { coded } from '../../model/columns.ts';
import type { SpanColumns } from '../../model/trace.ts';
import { formatCount } from '../../format/count.ts';
import type { TimelineRow } from './timeline-row.ts';

/** What a folded row stands for: "8 healthy calls to 6 services", "2 keys-db spans" where their parents are missing. */
export function foldWords(
	{ row, facts }: Extract<TimelineRow, { kind: 'fold' }>,
	spans: SpanColumns,
): string {
	const count = formatCount(facts.spans);
	const only = facts.services === 1 ? coded(spans.services, row) : '';
	if (facts.orphaned) return `${count} ${only ? `${only} ` : ''}spans`;
	return only
		? `${count} healthy ${only} calls`
		: `${count} healthy calls to ${formatCount(facts.services)} services`;
}
