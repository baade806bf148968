import { formatDuration } from '../format/duration.ts';
import type { RequestFacts } from './request-facts.ts';
import type { CulpritCandidate, FailingPath } from './types.ts';
import { culpritAt } from './culprit-at.ts';
import { callerWithWords, givesReason, mentionsCall, wordsOfOrigin } from './caller-message.ts';
import { lateOrphan, timedOutCallee } from './findings/timeout.ts';
import { logStep, numberStep } from './evidence-step.ts';
import { plainMessage, whatItDid } from './phrases.ts';
import { badAnswer, speaksOfNoAnswer, unreachedPeer } from './unreached-peer.ts';

/** Who did it, out of the failing path. */
export function suspectOf(context: RequestFacts, path: FailingPath): CulpritCandidate {
	const row = path.rows.at(-1) ?? 0;
	const late = timedOutCallee(context, row);
	if (late !== -1) return lateCallee(context, row, late);
	const orphan = lateOrphan(context, row);
	if (orphan !== -1) {
		const suspect = lateCallee(context, row, orphan);
		return { ...suspect, against: ['Spans between it and its caller never arrived'] };
	}
	const silent = silentService(context, path);
	if (silent) return silent;
	const peer = unreachedPeer(context, path) ?? badAnswer(context, row);
	if (peer !== undefined) return peer;
	return ownError(context, path, row);
}

function ownError(context: RequestFacts, path: FailingPath, row: number): CulpritCandidate {
	const fact = wordsOfOrigin(context, path);
	const supports = ['No call below it failed'];
	if (fact && fact.logs.length > 0) supports.push('Its own log says so');
	if (fact && fact.sign === 'status') supports.push('Its span is marked as failed');
	if (path.tries && path.tries.failed === path.tries.rows.length)
		supports.push(`${path.tries.failed} of ${path.tries.rows.length} tries failed alike`);
	const lost = path.bridged || spansMissingBelow(context, row);
	const against = doubts(context, path, row);
	if (lost) against.unshift('Spans next to it never arrived');
	// "Request failed" is no reason.
	const said = fact !== undefined && givesReason(fact.message) && fact.sign !== 'log';
	return {
		culprit: culpritAt(context, row),
		confidence: lost || !fact ? 'low' : said && against.length === 0 ? 'high' : 'medium',
		supports,
		against,
		wouldChange: [
			lost
				? 'The missing spans, if they hold an error of their own'
				: 'An error of a call below it that sent no span',
		],
		did: whatItDid(fact),
		proof: (fact?.logs ?? []).slice(0, 1).map((line) => logStep(line, fact?.row)),
	};
}

/** What speaks against the origin's own error being the cause. */
function doubts(context: RequestFacts, path: FailingPath, row: number): string[] {
	const found: string[] = [];
	if (path.late) found.push('It seems to begin after its caller ended; one of their clocks may be off');
	const words = context.errors[row]?.message ?? '';
	if (speaksOfNoAnswer(words))
		found.push('It speaks of a call that could not be made, and that call is not seen');
	const caller = callerWithWords(context, path);
	if (caller && !mentionsCall(caller.message, context, row))
		found.push(`${context.service(caller.row)} names another reason: “${plainMessage(caller.message)}”`);
	return found;
}

function lateCallee(context: RequestFacts, caller: number, row: number): CulpritCandidate {
	const { starts, durations } = context.trace.spans;
	const gaveUp = formatDuration(durations[caller] ?? 0);
	const done = formatDuration(context.end(row) - (starts[caller] ?? 0));
	const fact = context.errors[row];
	return {
		culprit: culpritAt(context, row),
		confidence: 'medium',
		supports: [
			'Its caller gave up while it was still at work',
			...(fact ? [] : ['It finished later without an error']),
		],
		against: [],
		wouldChange: ['A time limit at the caller that is too short'],
		did: 'did not answer in time',
		proof: [numberStep(context, row, `given up after ${gaveUp}, done after ${done}`)],
	};
}

/** An error logged in a span that never arrived, before the end of the path had a word of its own. */
function silentService(context: RequestFacts, path: FailingPath): CulpritCandidate | undefined {
	const origin = path.rows.at(-1) ?? 0;
	const own = context.errors[origin]?.logs[0]?.offsetNanos ?? Infinity;
	// A caller fails on the last answer it gets: a word after the origin's end and before its caller's weighs more.
	const caller = path.bridged ? undefined : path.rows.at(-2);
	const isLater = (offset: number): boolean =>
		caller !== undefined && offset > context.end(origin) && offset <= context.end(caller);
	const line = context.logs.lines.find(
		(candidate) =>
			candidate.row === -1 &&
			candidate.record.severity >= 17 &&
			(candidate.offsetNanos <= own || isLater(candidate.offsetNanos)) &&
			candidate.record.service !== context.service(origin) &&
			// Words that name the origin's failure pass it on.
			!mentionsCall(candidate.record.message, context, origin),
	);
	if (!line) return undefined;
	return {
		culprit: { service: line.record.service, operation: '', row: origin, spanId: undefined },
		confidence: 'medium',
		supports: ['Its log holds the only error with words'],
		against: ['It sent no span'],
		wouldChange: ['Its span, if it arrives'],
		did: `logged “${plainMessage(line.record.message)}”`,
		proof: [logStep(line, undefined)],
	};
}

/** Whether an orphan began while the row ran, in a service of its own: it may belong below. */
function spansMissingBelow(context: RequestFacts, row: number): boolean {
	const note = context.trace.notes.find((candidate) => candidate.kind === 'missing-parents');
	if (!note || !('rows' in note)) return false;
	const { starts } = context.trace.spans;
	return note.rows.some(
		(orphan) =>
			orphan !== row &&
			context.errors[orphan] !== undefined &&
			(starts[orphan] ?? 0) >= (starts[row] ?? 0) &&
			(starts[orphan] ?? 0) <= context.end(row),
	);
}
