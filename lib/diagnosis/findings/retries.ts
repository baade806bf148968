import type { Finding } from '../../model/verdict.ts';
import type { RequestFacts } from '../request-facts.ts';
import { finding } from '../finding.ts';
import type { CallTries } from '../tries.ts';

const MOST = 10;
/** Codes that stay the same however often one asks. */
const FINAL_CODE =
	/^4(?!08|25|29)\d\d$|^(?:NOT_FOUND|PERMISSION_DENIED|UNAUTHENTICATED|INVALID_ARGUMENT|ALREADY_EXISTS)$/;

/** Retries, and whether they could help; those that cost most. */
export function retryFindings(context: RequestFacts, tries: readonly CallTries[]): readonly Finding[] {
	const found: Finding[] = [];
	for (const call of tries) {
		if (context.isAsync(call.rows[0] ?? 0)) continue;
		const retries = call.rows.length - 1;
		const facts = call.rows.flatMap((row) => context.errors[row] ?? []);
		const code = facts[0]?.code ?? '';
		const waited = waitedBetween(context, call);
		const noun = retries === 1 ? '1 retry' : `${retries} retries`;
		const [title, detail] = call.recovered
			? [`${noun}, the last one worked`, 'what failed was made up for']
			: FINAL_CODE.test(originCode(context, call) || code)
				? [
						`${noun} that could not help`,
						`a ${originCode(context, call) || code} stays a ${originCode(context, call) || code}`,
					]
				: [`${noun}, none worked`, code === '' ? 'all failed' : `status ${code} each time`];
		found.push(
			finding('retry', title, context.service(call.parent), detail, [call.parent, ...call.rows], {
				costNanos: waited,
				count: retries,
			}),
		);
	}
	return found.sort((a, b) => (b.costNanos ?? 0) - (a.costNanos ?? 0)).slice(0, MOST);
}

/** Code of the deepest failure below the first try: what the retries really ran into. */
function originCode(context: RequestFacts, call: CallTries): string {
	let row = call.rows[0] ?? 0;
	for (;;) {
		const next = context.children(row).find((child) => context.errors[child] && !context.isAsync(child));
		if (next === undefined) return context.errors[row]?.code ?? '';
		row = next;
	}
}

function waitedBetween(context: RequestFacts, call: CallTries): number {
	let waited = 0;
	call.rows.forEach((row, i) => {
		const before = call.rows[i - 1];
		if (before !== undefined)
			waited += Math.max(0, (context.trace.spans.starts[row] ?? 0) - context.end(before));
	});
	return waited;
}
