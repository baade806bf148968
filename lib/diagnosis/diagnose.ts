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
import { departureFindings, lessVerdict, moreVerdict } from './kind/less-verdict.ts';
import { departuresOf } from './kind/departures.ts';
import { slowUnit } from './kind/slow-units.ts';
import { slowUnitVerdict } from './kind/slow-unit-verdict.ts';
import { outcomeOf } from './outcome.ts';
import { slowVerdict } from './slow-verdict.ts';
import { callTries } from './tries.ts';
import { failureVerdict, healthyVerdict } from './verdict.ts';

const CLASS = new Map(FINDING_KINDS.map((kind, index) => [kind, index]));
/** A request is slow when one call's delay is this share of it. */
const SLOW_SHARE = 0.2;
/** Where the first span says that its time is usual, a call's delay has to be this share of the request, */
const MOST_SHARE = 0.5;
/** and the call this many times its p99. */
const FAR_BEYOND = 2;

/**
 * What happened to a request: findings in order, and a verdict that names who did it or says that nobody did.
 * Pure; linear in spans but for sorting the findings.
 */
export function diagnose(input: DiagnosisInput): Diagnosis {
	const context = makeContext(input);
	const tries = callTries(context);
	const outcome = outcomeOf(context, tries);
	const path = outcome.from === -1 ? undefined : failingPath(context, outcome.from, tries);
	const slow = slowCalls(context, tries);
	// A request that failed left out what came after: that is no news.
	const departures = input.requestKind && !path ? departuresOf(context, input.requestKind) : [];
	const findings = [
		...(path ? errorFindings(context, path) : []),
		...sideErrors(context, path),
		...latencyFindings(context, slow),
		...serialFindings(context),
		...waitingFindings(context),
		...timeoutFindings(context),
		...bodyFindings(context),
		...departureFindings(context, departures),
		...warningFindings(context),
		...retryFindings(context, tries),
		...dataNotes(context),
	].sort(byClass);
	if (path && (outcome.state === 'failed' || outcome.state === 'gap'))
		return { verdict: failureVerdict(context, path, outcome.state), findings };
	const verdict =
		slowness(context, slow, findings) ??
		moreVerdict(context, departures) ??
		lessVerdict(context, departures) ??
		healthyVerdict(context, findings, outcome.ending);
	return { verdict, findings };
}

/** The verdict on a request that took longer than its kind does, or, where that is not known, than its first span does. */
function slowness(
	context: RequestFacts,
	slow: readonly SlowCall[],
	findings: readonly Finding[],
): Verdict | undefined {
	const kind = context.requestKind;
	if (kind) {
		const unit = slowUnit(context, kind);
		if (unit) return slowUnitVerdict(context, kind, unit);
		if ((context.trace.spans.durations[context.trace.mainRoot] ?? 0) <= kind.time.upperNanos)
			return undefined;
	}
	const worst = slow.find((call) => context.apart[call.row] === 0);
	if (!worst || worst.total < context.trace.durationNanos * SLOW_SHARE || isUsual(context, worst))
		return undefined;
	return slowVerdict(context, worst, findings);
}

/**
 * A request within its own p99 is not slow, whatever one of its calls took; unless that call is most of the request and far
 * beyond its own p99: then the first span's name is shared by kinds of requests, of which the slowest made that p99.
 */
function isUsual(context: RequestFacts, worst: SlowCall): boolean {
	const root = context.trace.mainRoot;
	const nanos = context.trace.spans.durations[root] ?? 0;
	const usual = context.baseline(root);
	if (usual === undefined || nanos > usual.p99Nanos) return false;
	const took = context.trace.spans.durations[worst.row] ?? 0;
	return worst.total < nanos * MOST_SHARE || took < worst.baseline.p99Nanos * FAR_BEYOND;
}

/** By class, then by what it cost. */
function byClass(a: Finding, b: Finding): number {
	const order = (CLASS.get(a.kind) ?? 0) - (CLASS.get(b.kind) ?? 0);
	return order !== 0 ? order : (b.costNanos ?? 0) - (a.costNanos ?? 0);
}
