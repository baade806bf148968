import type { VerdictState } from '../model/verdict.ts';
import type { RequestFacts } from './request-facts.ts';
import { saysEnd } from './error-facts.ts';
import type { CallTries } from './tries.ts';

/** How a call ended as far as anybody says: it, or the one call that was nearly all it did. */
export type Ending = 'failed' | 'well' | 'unsaid';

/** How the request as a whole ended, seen from its root. */
export interface RequestOutcome {
	readonly state: VerdictState;
	/** Where the failing path begins, or -1 when nothing failed. */
	readonly from: number;
	/** What is known of the root's own end. */
	readonly ending: Ending;
}

/** Who spends so much of its time in its last call ends as that did, where it does not say itself how it ended. */
const CARRIED = 0.5;

/**
 * Failed: the root says so, or all it did was pass on a call that failed. Gap: the root went well, but work taken
 * from a queue failed for good, and nobody made up for it. An error that the caller lived with is neither.
 */
export function outcomeOf(context: RequestFacts, tries: readonly CallTries[]): RequestOutcome {
	const root = context.trace.mainRoot;
	const recovered = new Set(tries.filter((call) => call.recovered).flatMap((call) => call.rows));
	const ending = endingOf(context, root, recovered);
	if (ending === 'failed') return { state: 'failed', from: root, ending };
	const lost = lostWork(context, recovered);
	if (lost !== -1) return { state: 'gap', from: lost, ending };
	return { state: 'healthy', from: -1, ending };
}

/**
 * Goes down from a row while nobody says anything: into the last call that was waited for, if that was most of what its
 * caller did.
 *
 *     gateway  silent ├──────────────┤
 *       web    silent   ├───────────┤         failed, says drm: both did nothing else
 *         drm  failed      ├───────┤
 */
function endingOf(context: RequestFacts, from: number, recovered: ReadonlySet<number>): Ending {
	const { durations } = context.trace.spans;
	for (let row = from; ; ) {
		if (context.errors[row]) return 'failed';
		if (saysEnd(context.trace, row)) return 'well';
		const last = lastCall(context, row);
		if (last === -1 || (durations[last] ?? 0) < (durations[row] ?? 0) * CARRIED) return 'unsaid';
		if (recovered.has(last) && context.errors[last]) return 'unsaid';
		row = last;
	}
}

/** The call below a row that ended last, of those it waited for; -1 without any. */
function lastCall(context: RequestFacts, row: number): number {
	return context
		.children(row)
		.filter((child) => !context.isAsync(child))
		.reduce((best, child) => (best === -1 || context.end(child) > context.end(best) ? child : best), -1);
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
