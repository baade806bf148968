import type { VerdictState } from '../model/verdict.ts';
import type { RequestFacts } from './request-facts.ts';
import { saysWell } from './error-facts.ts';
import type { CallTries } from './tries.ts';

/** How the request as a whole ended, seen from its root. */
export interface RequestOutcome {
	readonly state: VerdictState;
	/** Where the failing path begins, or -1 when nothing failed. */
	readonly from: number;
}

/** A root that spends so much of its time in one failed call has failed with it, though it does not say so. */
const CARRIED = 0.5;

/**
 * Failed: the root says so, or all it did was pass on a call that failed. Gap: the root went well, but work taken
 * from a queue failed for good, and nobody made up for it. An error that the caller lived with is neither.
 */
export function outcomeOf(context: RequestFacts, tries: readonly CallTries[]): RequestOutcome {
	const root = context.trace.mainRoot;
	if (context.errors[root]) return { state: 'failed', from: root };
	const recovered = new Set(tries.filter((call) => call.recovered).flatMap((call) => call.rows));
	if (carriedFailure(context, root, recovered)) return { state: 'failed', from: root };
	const lost = lostWork(context, recovered);
	if (lost !== -1) return { state: 'gap', from: lost };
	return { state: 'healthy', from: -1 };
}

/** The root's last call failed and took most of its time: a gateway that marks nothing, not even that it went well. */
function carriedFailure(context: RequestFacts, root: number, recovered: ReadonlySet<number>): boolean {
	if (saysWell(context.trace, root)) return false;
	const children = context.children(root).filter((child) => !context.isAsync(child));
	const last = children.reduce(
		(best, child) => (best === -1 || context.end(child) > context.end(best) ? child : best),
		-1,
	);
	if (last === -1 || !context.errors[last] || recovered.has(last)) return false;
	const { durations } = context.trace.spans;
	return (durations[last] ?? 0) >= (durations[root] ?? 0) * CARRIED;
}

/** The root of the first failed work from a queue that was not done again with success. */
function lostWork(context: RequestFacts, recovered: ReadonlySet<number>): number {
	const { spans } = context.trace;
	for (let row = 0; row < spans.length; row++) {
		if (
			context.isAsync(row) &&
			context.errors[row] &&
			!recovered.has(row) &&
			context.errors[row]?.sign !== 'log'
		)
			return row;
	}
	return -1;
}
