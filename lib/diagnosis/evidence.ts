import type { EvidenceStep } from '../model/verdict.ts';
import { formatCounted } from '../format/count.ts';
import { formatDuration } from '../format/duration.ts';
import type { RequestFacts } from './request-facts.ts';
import { numberStep, spanStep } from './evidence-step.ts';
import type { CulpritCandidate, FailingPath } from './types.ts';
import type { SlowCall } from './findings/latency.ts';
import { tookWords, usualWords } from './usual-words.ts';

/** Hops told one by one at either end of a very long chain. */
const MAX_ABOVE = 10;
const MAX_BELOW = 40;

/** From the symptom to the culprit: every hop has its span, log line or number. */
export function failureEvidence(
	context: RequestFacts,
	path: FailingPath,
	suspect: CulpritCandidate,
): readonly EvidenceStep[] {
	const { culprit, proof } = suspect;
	const steps = spanSteps(context, path.rows);
	// A peer that sent no span is proved by its caller's.
	if (culprit.row !== path.rows.at(-1) && culprit.service === context.service(culprit.row))
		steps.push(spanStep(context, culprit.row));
	steps.push(...proof);
	if (path.tries) {
		const label = `${path.tries.failed} of ${path.tries.rows.length} tries alike`;
		steps.push(numberStep(context, path.tries.rows[0] ?? 0, label));
	}
	return steps;
}

/** Why a request was slow: the chain down to the slow call, its number against the usual one, and what it did meanwhile. */
export function slowEvidence(
	context: RequestFacts,
	call: SlowCall,
	meanwhile: EvidenceStep | undefined,
): readonly EvidenceStep[] {
	const steps = slowSteps(context, call.row);
	const root = context.trace.mainRoot;
	if (steps.length > 1 && steps[0]?.row === root)
		steps.splice(1, 0, numberStep(context, root, tookWords(context, root)));
	const took = formatDuration(context.trace.spans.durations[call.row] ?? 0);
	const label = `${took}, ${usualWords(call.baseline)}`;
	steps.push(numberStep(context, call.row, label));
	return meanwhile ? [...steps, meanwhile] : steps;
}

/** The spans from the request's first one down to a row. */
export function slowSteps(context: RequestFacts, row: number): EvidenceStep[] {
	const chain: number[] = [];
	for (let at = row; at !== -1; at = context.trace.spans.parents[at] ?? -1) chain.push(at);
	return spanSteps(context, chain.toReversed());
}

/** A step a span; the middle of a very long chain is a number. */
function spanSteps(context: RequestFacts, rows: readonly number[]): EvidenceStep[] {
	const between = rows.slice(MAX_ABOVE, -MAX_BELOW);
	const [first] = between;
	if (first === undefined) return rows.map((row) => spanStep(context, row));
	return [
		...rows.slice(0, MAX_ABOVE).map((row) => spanStep(context, row)),
		numberStep(context, first, `${formatCounted(between.length, 'span')} in between`),
		...rows.slice(-MAX_BELOW).map((row) => spanStep(context, row)),
	];
}
