import { KIND } from '../model/span-kind.ts';
import type { Confidence, Culprit, EvidenceStep } from '../model/verdict.ts';
import { formatDuration } from '../words/duration.ts';
import type { Context } from './context.ts';
import type { FailingPath } from './failing-path.ts';
import type { ErrorFact } from './error-facts.ts';
import { timedOutCallee } from './findings/timeout.ts';
import { logStep, numberStep, spanStep } from './evidence-step.ts';
import { plainMessage } from './say.ts';

/** The span that a failure began at, and how sure that is. */
export interface Suspect {
	readonly culprit: Culprit;
	readonly confidence: Confidence;
	readonly supports: readonly string[];
	readonly against: readonly string[];
	readonly wouldChange: readonly string[];
	/** In words, when it is not simply the origin's own error. */
	readonly did: string;
	/** What stands behind those words: log lines and numbers, beside the spans of the path. */
	readonly proof: readonly EvidenceStep[];
}

/** Attributes that name the other side of a call, best first. */
const PEER_KEYS = ['service.peer.name', 'db.system.name', 'messaging.destination.name', 'server.address'];
/** A failure to reach or to be answered: then the other side is meant, not the caller. */
const UNREACHED =
	/connect|refused|unreachable|unavailable|reset|timed? ?out|timeout|deadline|no route|host|socket|network|eof/i;

/** Words that any error may have. */
const COMMON = new Set(['error', 'failed', 'failure', 'request', 'call', 'with', 'from', 'status', 'code']);
/** How callers say that the failure was somebody else's, without a name. */
const PASSED_ON = /\b(?:upstream|downstream|attempts?|tries|retries|retry|gave up|giving up)\b/i;

/** Who did it, out of the failing path. */
export function suspectOf(context: Context, path: FailingPath): Suspect {
	const row = path.rows.at(-1) ?? 0;
	const late = timedOutCallee(context, row);
	if (late !== -1) return lateCallee(context, row, late);
	const silent = silentService(context, path);
	if (silent) return silent;
	const peer = unreachedPeer(context, row);
	if (peer !== undefined) return peer;
	return ownError(context, path, row);
}

function ownError(context: Context, path: FailingPath, row: number): Suspect {
	const fact = context.errors[row];
	const supports = ['No call below it failed'];
	if (fact && fact.logs.length > 0) supports.push('Its own log says so');
	if (fact && fact.sign === 'status') supports.push('Its span is marked as failed');
	if (path.tries && path.tries.failed === path.tries.rows.length)
		supports.push(`${path.tries.failed} of ${path.tries.rows.length} tries failed alike`);
	const lost = path.bridged || spansMissingBelow(context, row);
	const against = doubts(context, path, row);
	if (lost) against.unshift('Spans next to it never arrived');
	const said = fact !== undefined && (fact.logs.length > 0 || fact.message !== '') && fact.sign !== 'log';
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
		did: '',
		proof: (fact?.logs ?? []).slice(0, 1).map((line) => logStep(line, row)),
	};
}

/** What speaks against the origin's own error being the cause. */
function doubts(context: Context, path: FailingPath, row: number): string[] {
	const found: string[] = [];
	if (path.late) found.push('It seems to begin after its caller ended; one of their clocks may be off');
	const words = context.errors[row]?.message ?? '';
	if (UNREACHED.test(words))
		found.push('It speaks of a call that could not be made, and that call is not seen');
	const caller = callerWithWords(context, path);
	if (caller && !speaksOf(caller.message, context, row))
		found.push(`${context.service(caller.row)} names another reason: “${plainMessage(caller.message)}”`);
	return found;
}

/** What the service that called the origin's said of its own failure. */
function callerWithWords(context: Context, path: FailingPath): ErrorFact | undefined {
	const above = path.rows.slice(0, -1).toReversed();
	const origin = context.service(path.rows.at(-1) ?? 0);
	const caller = above.find((row) => context.service(row) !== origin && context.errors[row] !== undefined);
	if (caller === undefined) return undefined;
	return above
		.filter((row) => context.service(row) === context.service(caller))
		.map((row) => context.errors[row])
		.find((fact) => fact !== undefined && fact.message !== '');
}

/** Whether words name a failed call: by its service, its operation, its code, or with words of its own error. */
function speaksOf(text: string, context: Context, row: number): boolean {
	const fact = context.errors[row];
	const said = text.toLowerCase();
	if (PASSED_ON.test(said)) return true;
	const names = [context.service(row), context.operation(row), fact?.code ?? ''];
	// "Request failed" names no reason.
	if (wordsOf(said).length === 0) return true;
	const own = wordsOf(fact?.message.toLowerCase() ?? '');
	return [...names, ...own].some((name) => name !== '' && said.includes(name.toLowerCase()));
}

function wordsOf(text: string): readonly string[] {
	return (text.match(/[a-z]{4,}/g) ?? []).filter((word) => !COMMON.has(word));
}

function lateCallee(context: Context, caller: number, row: number): Suspect {
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
function silentService(context: Context, path: FailingPath): Suspect | undefined {
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
			!speaksOf(candidate.record.message, context, origin),
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

/**
 * The other side of a call that could not reach it, where it has no span to speak for itself: the call's own span
 * failed, or its caller's words name it.
 */
function unreachedPeer(context: Context, row: number): Suspect | undefined {
	const fact = context.errors[row];
	if (!fact || !UNREACHED.test(`${fact.message} ${fact.code}`)) return undefined;
	const own = peerOf(context, row);
	if (own !== undefined && own !== context.service(row)) return unreached(context, row, own, fact);
	const words = fact.message.toLowerCase();
	for (const child of context.children(row)) {
		const peer = peerOf(context, child);
		if (peer !== undefined && peer.length > 2 && words.includes(peer.toLowerCase()))
			return unreached(context, child, peer, fact);
	}
	return undefined;
}

/** Whom a call went to, by its attributes; undefined where the one called sent spans below it. */
function peerOf(context: Context, row: number): string | undefined {
	const { trace } = context;
	if (trace.spans.kinds[row] !== KIND.client) return undefined;
	if (context.children(row).some((child) => !context.isAsync(child))) return undefined;
	return PEER_KEYS.map((key) => trace.attribute(row, key)).find((name) => name !== undefined && name !== '');
}

function unreached(context: Context, row: number, peer: string, fact: ErrorFact): Suspect {
	return {
		culprit: {
			service: peer,
			operation: context.operation(row),
			row,
			spanId: context.trace.spans.ids[row],
		},
		confidence: 'medium',
		supports: [`${context.service(row)} could not reach it`],
		against: ['It sent no span of its own'],
		wouldChange: ['A span or log of its own'],
		did: `did not answer ${context.service(row)}`,
		proof: [
			...(row === fact.row ? [] : [spanStep(context, row)]),
			...fact.logs.slice(0, 1).map((line) => logStep(line, fact.row)),
			numberStep(context, row, `${peer}: ${plainMessage(fact.message) || fact.code}`),
		],
	};
}

export function culpritAt(context: Context, row: number): Culprit {
	return {
		service: context.service(row),
		operation: context.operation(row),
		row,
		spanId: context.trace.spans.ids[row],
	};
}

/** Whether an orphan began while the row ran, in a service of its own: it may belong below. */
function spansMissingBelow(context: Context, row: number): boolean {
	const note = context.trace.notes.find((candidate) => candidate.kind === 'missing-parents');
	if (!note || !('rows' in note)) return false;
	const { starts } = context.trace.spans;
	return note.rows.some(
		(orphan) =>
			context.errors[orphan] !== undefined &&
			(starts[orphan] ?? 0) >= (starts[row] ?? 0) &&
			(starts[orphan] ?? 0) <= context.end(row),
	);
}
