import type { Finding } from '../../model/verdict.ts';
import type { RequestFacts } from '../request-facts.ts';
import { finding } from '../finding.ts';
import { repeatedCalls } from '../repeated-calls.ts';

/** So many calls in a row are worth a word, if they cost a share of the request. */
const IN_A_ROW = 5;
const COST_SHARE = 0.1;
const MOST = 10;

/** Calls to one operation that ran one after another and could be one, as far as anybody waited for them. */
export function serialFindings(context: RequestFacts): readonly Finding[] {
	const byOperation = new Map<string, (readonly number[])[]>();
	for (const rows of repeatedCalls(context, IN_A_ROW)) {
		const row = rows[0] ?? 0;
		if (context.apart[row] === 1) continue;
		if (savable(context, rows) < context.trace.durationNanos * COST_SHARE) continue;
		const key = `${context.service(row)}\u0000${context.operation(row)}`;
		const list = byOperation.get(key);
		if (list) list.push(rows);
		else byOperation.set(key, [rows]);
	}
	return [...byOperation.values()]
		.map((alike) => serialFinding(context, alike))
		.sort((a, b) => (b.costNanos ?? 0) - (a.costNanos ?? 0))
		.slice(0, MOST);
}

function serialFinding(context: RequestFacts, groups: readonly (readonly number[])[]): Finding {
	const [rows = []] = groups.toSorted((a, b) => total(context, b) - total(context, a));
	const row = rows[0] ?? 0;
	const noun = /^(select|get|read|find|scan)\b/i.test(context.operation(row)) ? 'reads' : 'calls';
	const places = groups.length === 1 ? '' : `, in ${groups.length} places`;
	const detail = `${context.operation(row)}, could be one batch${places}`;
	return finding(
		'serial-calls',
		`${rows.length} ${noun} ran one after another`,
		context.service(row),
		detail,
		rows,
		{
			costNanos: total(context, rows),
		},
	);
}

function total(context: RequestFacts, rows: readonly number[]): number {
	return rows.reduce((sum, row) => sum + (context.trace.spans.durations[row] ?? 0), 0);
}

/** Time that one call in place of many could save: all but the longest. */
function savable(context: RequestFacts, rows: readonly number[]): number {
	const longest = Math.max(...rows.slice(0, 10_000).map((row) => context.trace.spans.durations[row] ?? 0));
	return total(context, rows) - longest;
}
