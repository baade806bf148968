import { CALLEE_KEYS } from '../../model/callee-keys.ts';
import { coded } from '../../model/columns.ts';
import { KIND } from '../../model/span-kind.ts';
import type { Trace } from '../../model/trace.ts';
import type { Finding } from '../../model/verdict.ts';
import { formatCount } from '../../format/count.ts';
import { finding } from '../finding.ts';

/** Fewer calls than this say nothing about whom such a call usually calls. */
const MIN_CALLS = 20;
/** So large a share of those that went well called them. */
const USUAL = 0.95;
const MOST = 3;

/**
 * Whom a call never called, though nearly all calls to its operation that went well did. That it stopped before it got
 * there may be what came of the failure as well as its cause: a finding, and nobody's blame. Where spans of the request
 * are missing nothing is said: then the call may be among them.
 */
export function missingCallees(
	trace: Trace,
	row: number,
	well: readonly { readonly callees: readonly string[] }[],
): readonly Finding[] {
	const cut = trace.notes.some(({ kind }) => kind === 'missing-parents' || kind === 'truncated');
	if (cut || well.length < MIN_CALLS) return [];
	const own = calleesOf(trace, row);
	const counts = new Map<string, number>();
	for (const { callees } of well)
		for (const callee of new Set(callees)) counts.set(callee, (counts.get(callee) ?? 0) + 1);
	return [...counts]
		.filter(([callee, count]) => count >= well.length * USUAL && !own.has(callee))
		.sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
		.slice(0, MOST)
		.map(([callee, count]) => {
			const others = count === well.length ? 'all' : `${formatCount(count)} of`;
			const detail = `${others} ${formatCount(well.length)} that went well did`;
			return finding('missing-callee', `Never called ${callee}`, coded(trace.spans.services, row), detail, [
				row,
			]);
		});
}

/** Services and data stores that a call called: by their own spans, else by what its own say of the other side. */
function calleesOf(trace: Trace, row: number): ReadonlySet<string> {
	const { spans } = trace;
	const service = coded(spans.services, row);
	const found = new Set<string>();
	let child = row + 1;
	while (child < (spans.subtreeEnds[row] ?? 0)) {
		const callee = coded(spans.services, child);
		const kind = spans.kinds[child] ?? KIND.unspecified;
		if (callee !== service) found.add(callee);
		else if (kind !== KIND.unspecified && kind !== KIND.internal)
			found.add(CALLEE_KEYS.map((key) => trace.attribute(child, key)).find(Boolean) ?? '');
		child = spans.subtreeEnds[child] ?? spans.length;
	}
	return found;
}
