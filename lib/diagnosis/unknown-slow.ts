import type { Verdict } from '../model/verdict.ts';
import { formatDuration } from '../format/duration.ts';
import type { RequestFacts } from './request-facts.ts';
import { culpritAt } from './culprit-at.ts';
import { numberStep } from './evidence-step.ts';
import { slowSteps } from './evidence.ts';
import type { SlowCall } from './findings/latency.ts';
import { sentence } from './phrases.ts';

/** A call of unknown usual that took so much of a delay may be all of it. */
const MAY_EXPLAIN = 0.5;

/**
 * Below a slow call, the last of a chain of calls whose usual is not known and that each took half of its delay or
 * more; -1 where there is none. New operations, and those that are called seldom, have no baseline.
 */
export function unknownBelow(context: RequestFacts, call: SlowCall): number {
	const { durations } = context.trace.spans;
	let found = -1;
	for (let at = call.row; ; ) {
		const longest = context
			.children(at)
			.filter((row) => !context.isAsync(row))
			.reduce((best, row) => ((durations[row] ?? 0) > (durations[best] ?? 0) ? row : best), -1);
		const took = durations[longest] ?? 0;
		if (longest === -1 || context.baseline(longest) || took < call.excess * MAY_EXPLAIN) return found;
		found = longest;
		at = longest;
	}
}

/** A slow request whose delay lies in a call of unknown usual: who it probably is, said with low confidence. */
export function unknownVerdict(context: RequestFacts, call: SlowCall, row: number): Verdict {
	const culprit = culpritAt(context, row);
	const took = formatDuration(context.trace.spans.durations[row] ?? 0);
	const whole = formatDuration(context.trace.spans.durations[call.row] ?? 0);
	return {
		state: 'slow',
		sentence: `Probably ${sentence(culprit.service, `took ${took} for ${culprit.operation}`, '')}`,
		effect: '',
		culprit,
		confidence: 'low',
		reasons: {
			supports: [
				`${took} of the ${whole} that ${context.operation(call.row)} took`,
				'No call below it took as long',
			],
			against: ['What is usual for it is not known'],
			wouldChange: ['A baseline of it'],
		},
		evidence: [
			...slowSteps(context, row),
			numberStep(context, row, `${took} of ${whole}, its usual is not known`),
		],
	};
}
