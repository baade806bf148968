import type { SentenceSlot } from './fill.ts';
import { languageProblem } from './language-problem.ts';
import { matchCause } from './match-cause.ts';
import { sentenceSlots } from './sentence-slots.ts';
import { qualityProblem } from './quality-problem.ts';
import type { SessionFacts } from './session-facts.ts';
import type { SessionRequest } from './session-request.ts';
import { slowStart } from './slow-start.ts';
import { NO_REASON, type PlaybackProblem } from './playback-problem.ts';

/** What went wrong in a session: what stopped it first, each cause once, then by time. */
export function findPlaybackProblems(facts: SessionFacts): readonly PlaybackProblem[] {
	const failed = facts.requests
		.filter(({ diagnosis }) => diagnosis.verdict.state === 'failed')
		.map((request) => failure(facts, request));
	const known = [...failed, ...rules(facts, failed)];
	const seen = new Set<string>();
	return known
		.sort((a, b) => Number(b.blocking) - Number(a.blocking) || a.at - b.at)
		.filter(({ cause, topic }) => {
			const key = cause?.id ?? `unknown ${topic}`;
			if (seen.has(key)) return false;
			seen.add(key);
			return true;
		});
}

/** Trouble that no single request shows. */
function rules(facts: SessionFacts, failed: readonly PlaybackProblem[]): PlaybackProblem[] {
	const found = [qualityProblem(facts, failed), languageProblem(facts)];
	// What never began was not slow to begin.
	if (!failed.some(({ blocking }) => blocking)) found.push(slowStart(facts));
	return found.filter((trouble) => trouble !== undefined);
}

function failure(facts: SessionFacts, request: SessionRequest): PlaybackProblem {
	const { cause, source } = matchCause(request);
	const quality = /\b(?:SD|HD|4K|UHD)\b/.exec(request.signal.name)?.[0];
	const own: (readonly [string, SentenceSlot])[] = [['format', { text: '4K' }]];
	if (quality !== undefined) own.push(['quality', { text: quality }]);
	return {
		cause,
		topic: cause?.topic ?? 'start',
		at: request.offset,
		request,
		blocking: !facts.progress.some((report) => report.at > request.offset),
		places: sentenceSlots(facts, request, own),
		sources: [source],
		notKnown: NO_REASON,
	};
}
