import type { Finding } from '../../model/verdict.ts';
import type { Context } from '../context.ts';
import { finding } from '../finding.ts';
import type { Siblings } from '../tries.ts';

/** So many calls in a row are worth a word, if they cost a share of the request. */
const IN_A_ROW = 5;
const COST_SHARE = 0.1;
/** Codes that stay the same however often one asks. */
const FINAL_CODE =
	/^4(?!08|25|29)\d\d$|^(?:NOT_FOUND|PERMISSION_DENIED|UNAUTHENTICATED|INVALID_ARGUMENT|ALREADY_EXISTS)$/;

/** Calls to one operation that ran one after another and could be one, as far as anybody waited for them. */
export function serialFindings(context: Context, groups: readonly Siblings[]): readonly Finding[] {
	const byOperation = new Map<string, Siblings[]>();
	for (const group of groups) {
		const row = group.rows[0] ?? 0;
		if (group.rows.length < IN_A_ROW || !group.serial || group.failed > 0 || context.apart[row] === 1)
			continue;
		if (savable(context, group) < context.trace.durationNanos * COST_SHARE) continue;
		const key = `${context.service(row)}\u0000${context.operation(row)}`;
		const list = byOperation.get(key);
		if (list) list.push(group);
		else byOperation.set(key, [group]);
	}
	return [...byOperation.values()].map((alike) => serialFinding(context, alike));
}

function serialFinding(context: Context, groups: readonly Siblings[]): Finding {
	const [largest] = groups.toSorted((a, b) => total(context, b) - total(context, a));
	const rows = largest?.rows ?? [];
	const row = rows[0] ?? 0;
	const noun = /^(select|get|read|find|scan)\b/i.test(context.operation(row)) ? 'reads' : 'calls';
	const detail =
		groups.length === 1 ? 'could be one batch' : `could be one batch, in ${groups.length} places`;
	return finding(
		'serial-calls',
		`${rows.length} ${noun} ran one after another`,
		context.service(row),
		detail,
		rows,
		{
			costNanos: largest ? total(context, largest) : undefined,
		},
	);
}

/** Retries, and whether they could help. */
export function retryFindings(context: Context, groups: readonly Siblings[]): readonly Finding[] {
	const found: Finding[] = [];
	for (const group of groups) {
		if (group.failed === 0 || !group.serial || context.isAsync(group.rows[0] ?? 0)) continue;
		const retries = group.rows.length - 1;
		const facts = group.rows.flatMap((row) => context.errors[row] ?? []);
		const code = facts[0]?.code ?? '';
		const waited = waitedBetween(context, group);
		const noun = retries === 1 ? '1 retry' : `${retries} retries`;
		const [title, detail] = group.recovered
			? [`${noun}, the last one worked`, 'its caller went on']
			: FINAL_CODE.test(originCode(context, group) || code)
				? [
						`${noun} that could not help`,
						`a ${originCode(context, group) || code} stays a ${originCode(context, group) || code}`,
					]
				: [`${noun}, none worked`, code === '' ? 'all failed' : `status ${code} each time`];
		found.push(
			finding('retry', title, context.service(group.parent), detail, [group.parent, ...group.rows], {
				costNanos: waited,
				count: retries,
			}),
		);
	}
	return found;
}

/** Code of the deepest failure below the first try: what the retries really ran into. */
function originCode(context: Context, group: Siblings): string {
	let row = group.rows[0] ?? 0;
	for (;;) {
		const next = context.children(row).find((child) => context.errors[child] && !context.isAsync(child));
		if (next === undefined) return context.errors[row]?.code ?? '';
		row = next;
	}
}

function total(context: Context, group: Siblings): number {
	return group.rows.reduce((sum, row) => sum + (context.trace.spans.durations[row] ?? 0), 0);
}

/** Time that one call in place of many could save: all but the longest. */
function savable(context: Context, group: Siblings): number {
	const longest = Math.max(
		...group.rows.slice(0, 10_000).map((row) => context.trace.spans.durations[row] ?? 0),
	);
	return total(context, group) - longest;
}

function waitedBetween(context: Context, group: Siblings): number {
	let waited = 0;
	group.rows.forEach((row, i) => {
		const before = group.rows[i - 1];
		if (before !== undefined)
			waited += Math.max(0, (context.trace.spans.starts[row] ?? 0) - context.end(before));
	});
	return waited;
}
