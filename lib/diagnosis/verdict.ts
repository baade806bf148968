import type { Confidence, Finding, Verdict } from '../model/verdict.ts';
import { formatCounted } from '../format/count.ts';
import { formatDuration } from '../format/duration.ts';
import type { RequestFacts } from './request-facts.ts';
import { suspectOf } from './culprit.ts';
import { failureEvidence } from './evidence.ts';
import type { CulpritCandidate, FailingPath } from './types.ts';
import type { Ending } from './outcome.ts';
import { lowerFirst, sentence } from './phrases.ts';

/** A call of unusual length that is this share of the request is an oddity of the request. */
const MOST_OF_IT = 0.5;

/** The verdict on a request that failed, or ended with a gap. */
export function failureVerdict(context: RequestFacts, path: FailingPath, state: 'failed' | 'gap'): Verdict {
	const suspect = doubted(context, suspectOf(context, path), state);
	const root = context.trace.mainRoot;
	const alone = path.rows.length === 1 && suspect.culprit.row === root;
	const so =
		state === 'gap'
			? `so ${context.operation(root)} ended with a gap`
			: alone
				? ''
				: `so ${context.operation(root)} failed`;
	const said = sentence(suspect.culprit.service, suspect.did, so);
	return {
		state,
		sentence: suspect.confidence === 'low' ? `Probably ${said}` : said,
		effect: effectOf(context, path),
		culprit: suspect.culprit,
		confidence: suspect.confidence,
		reasons: { supports: suspect.supports, against: suspect.against, wouldChange: suspect.wouldChange },
		evidence: failureEvidence(context, path, suspect),
	};
}

/** A request that does not say that it failed: it may have lived with what failed below it. One step less sure. */
function doubted(
	context: RequestFacts,
	suspect: CulpritCandidate,
	state: 'failed' | 'gap',
): CulpritCandidate {
	const root = context.trace.mainRoot;
	if (state === 'gap' || context.errors[root]) return suspect;
	return {
		...suspect,
		confidence: suspect.confidence === 'high' ? 'medium' : 'low',
		against: [...suspect.against, `${context.service(root)} does not say that it failed`],
	};
}

/**
 * Nobody did it, and why that is the answer. Confidence is high where a record says that it went well, all was seen, and
 * its time and what it did are known to be usual; low where nobody says how it ended and something failed in it.
 */
export function healthyVerdict(context: RequestFacts, findings: readonly Finding[], ending: Ending): Verdict {
	const lived = livedWith(context, findings);
	const unseen = unseenParts(context);
	const time = ofItsTime(context);
	const said = ending === 'well';
	const checked = [
		`${formatCounted(context.trace.spans.length, 'span')} looked at`,
		`${formatCounted(context.logs.lines.length, 'log line')} read`,
	];
	return {
		state: 'healthy',
		sentence: nobodySentence(lived.length, said),
		effect: '',
		culprit: undefined,
		confidence: confidenceInNobody(
			said,
			lived,
			unseen.length === 0 && time.usual !== undefined && context.requestKind !== undefined,
		),
		reasons: {
			supports: [
				...checked,
				...(said ? ['The request says that it did not fail'] : []),
				...asList(time.usual),
			],
			against: [
				...(said ? [] : ['No status and no code says how it ended']),
				...lived.map((finding) => `${finding.service}: ${lowerFirst(finding.title)}`),
				...asList(time.unusual),
			],
			wouldChange: [
				'An error that arrives later',
				...unseen,
				...asList(time.unknown),
				...(context.requestKind ? [] : ['Requests of its kind: too few are known to say what it left out']),
			],
		},
		evidence: [],
	};
}

function nobodySentence(oddities: number, said: boolean): string {
	if (oddities === 0)
		return said ? 'Nothing unusual found' : 'Nothing unusual found, but no record says how it ended';
	const counted = formatCounted(oddities, 'oddity', 'oddities');
	return said
		? `No culprit: the request went well in spite of ${counted}`
		: `No culprit found beside ${counted}, but no record says how it ended`;
}

function confidenceInNobody(said: boolean, lived: readonly Finding[], isUsual: boolean): Confidence {
	const failed = lived.some(({ kind }) => kind !== 'retry');
	if (!said) return failed || !isUsual ? 'low' : 'medium';
	return isUsual && !failed ? 'high' : 'medium';
}

/** Oddities of a request that went well, each once: the error of a try is told by its retry. */
function livedWith(context: RequestFacts, findings: readonly Finding[]): readonly Finding[] {
	const retries = findings.filter((finding) => finding.kind === 'retry');
	const retried = new Set(retries.flatMap((finding) => finding.rows));
	const errors = findings.filter(
		({ kind, rows, costNanos }) =>
			kind === 'error-in-body' ||
			kind === 'error-log' ||
			(kind === 'latency' && (costNanos ?? 0) >= context.trace.durationNanos * MOST_OF_IT) ||
			(kind === 'error-swallowed' && !rows.every((row) => retried.has(row))),
	);
	return [...errors, ...retries];
}

/** One of three: the request's time is usual, it is not and no call explains it, or too few calls are known to say. */
function ofItsTime(
	context: RequestFacts,
): Readonly<Record<'usual' | 'unusual' | 'unknown', string | undefined>> {
	const root = context.trace.mainRoot;
	const nanos = context.trace.spans.durations[root] ?? 0;
	const took = formatDuration(nanos);
	const known = context.requestKind?.time ?? context.baseline(root);
	const said = { usual: undefined, unusual: undefined, unknown: undefined };
	if (!known) return { ...said, unknown: `More calls: too few are known to say whether ${took} is usual` };
	const p99 = formatDuration(known.p99Nanos);
	return nanos <= known.p99Nanos
		? { ...said, usual: `It took ${took}, within its p99 of ${p99}` }
		: { ...said, unusual: `It took ${took}, beyond its p99 of ${p99}, and no call says why` };
}

function asList(text: string | undefined): readonly string[] {
	return text === undefined ? [] : [text];
}

/** What could still hold an error. */
function unseenParts(context: RequestFacts): readonly string[] {
	const lost = context.trace.notes.some(({ kind }) => kind === 'missing-parents' || kind === 'truncated');
	const silent = context.sources.filter(
		({ kind, status }) => (kind === 'traces' || kind === 'logs') && status !== 'ok' && status !== 'empty',
	);
	return [
		...(lost ? ['The spans that are missing'] : []),
		...silent.map(({ name }) => `What ${name} did not tell`),
	];
}

/** What the user saw: the answer of the outermost span, and how often it was tried. */
function effectOf(context: RequestFacts, path: FailingPath): string {
	const root = context.trace.mainRoot;
	const parts: string[] = [];
	const asked = path.tries ? context.trace.spans.parents[path.tries.rows[0] ?? 0] : undefined;
	if (path.tries && asked !== undefined && asked >= 0) {
		parts.push(`${context.service(asked)} asked ${path.tries.rows.length} times and failed each time.`);
	}
	const code = ['app.error.code', 'client.error.code', 'error.code']
		.map((key) => context.trace.attribute(root, key))
		.find((text) => text !== undefined && text !== '');
	const status = context.errors[root]?.code ?? '';
	const title = ['asset.title', 'title.name', 'media.title']
		.map((key) => context.trace.attribute(root, key))
		.find((text) => text !== undefined && text !== '');
	const shown = code === undefined ? (status === '' ? '' : `was answered ${status}`) : `showed error ${code}`;
	if (shown !== '')
		parts.push(`${context.service(root)} ${shown}${title === undefined ? '' : ` for ${title}`}.`);
	return parts.join(' ');
}
