import { FINDING_KINDS, type Diagnosis, type Finding, type Verdict } from '../model/verdict.ts';
import { type RequestFacts, type DiagnosisInput, makeContext } from './request-facts.ts';
import { failingPath } from './failing-path.ts';
import { dataNotes } from './findings/data-notes.ts';
import { errorFindings, sideErrors } from './findings/errors.ts';
import { latencyFindings, type SlowCall, slowCalls } from './findings/latency.ts';
import { bodyFindings } from './findings/error-in-body.ts';
import { retryFindings } from './findings/retries.ts';
import { serialFindings } from './findings/serial-calls.ts';
import { timeoutFindings } from './findings/timeout.ts';
import { waitingFindings } from './findings/waiting.ts';
import { warningFindings } from './findings/warnings.ts';
import { outcomeOf } from './outcome.ts';
import { slowVerdict } from './slow-verdict.ts';
import { callTries } from './tries.ts';
import { failureVerdict, healthyVerdict } from './verdict.ts';

const CLASS = new Map(FINDING_KINDS.map((kind, index) => [kind, index]));
/** A request is slow when one call's delay is this share of it. */
const SLOW_SHARE = 0.2;

/**
 * What happened to a request: findings in order, and a verdict that names who did it or says that nobody did.
 * Pure; linear in spans but for sorting the findings. Rules: DESIGN 3 and 11.
 */
export function diagnose(input: DiagnosisInput): Diagnosis {
	const context = makeContext(input);
	const tries = callTries(context);
	const outcome = outcomeOf(context, tries);
	const path = outcome.from === -1 ? undefined : failingPath(context, outcome.from, tries);
	const slow = slowCalls(context, tries);
	const findings = [
		...(path ? errorFindings(context, path) : []),
		...sideErrors(context, path),
		...latencyFindings(context, slow),
		...serialFindings(context),
		...waitingFindings(context),
		...timeoutFindings(context),
		...bodyFindings(context),
		...warningFindings(context),
		...retryFindings(context, tries),
		...dataNotes(context),
	].sort(byClass);
	if (path && (outcome.state === 'failed' || outcome.state === 'gap'))
		return { verdict: failureVerdict(context, path, outcome.state), findings };
	return { verdict: wellOrSlow(context, slow, findings), findings };
}

function wellOrSlow(context: RequestFacts, slow: readonly SlowCall[], findings: readonly Finding[]): Verdict {
	const worst = slow.find((call) => context.apart[call.row] === 0);
	if (!worst || worst.total < context.trace.durationNanos * SLOW_SHARE || isUsual(context))
		return healthyVerdict(context, findings);
	return slowVerdict(context, worst, findings);
}

/** A request within its own p99 is not slow, whatever one of its calls took. */
function isUsual(context: RequestFacts): boolean {
	const root = context.trace.mainRoot;
	const usual = context.baseline(root);
	return usual !== undefined && (context.trace.spans.durations[root] ?? 0) <= usual.p99Nanos;
}

/** By class, then by what it cost. */
function byClass(a: Finding, b: Finding): number {
	const order = (CLASS.get(a.kind) ?? 0) - (CLASS.get(b.kind) ?? 0);
	return order !== 0 ? order : (b.costNanos ?? 0) - (a.costNanos ?? 0);
}
