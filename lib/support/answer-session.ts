import type { Answer, Sentence, Side } from '../model/answer.ts';
import type { PlaybackCause } from './cause.ts';
import { words } from './fill.ts';
import { findPlaybackProblems } from './find-problems.ts';
import { headline, whyLines } from './headline.ts';
import { type PlaybackOutcome, outcomeOf } from './outcome.ts';
import { QUESTIONS } from './questions.ts';
import type { SessionFacts } from './session-facts.ts';
import type { PlaybackProblem } from './playback-problem.ts';

/** Everything said about a session. */
export interface SessionAnswers {
	readonly headline: Sentence;
	readonly why: readonly Sentence[];
	readonly outcome: PlaybackOutcome;
	readonly side: Side;
	/** What leads: it has the wording for the member. Undefined where nothing was wrong or nothing is known. */
	readonly leading: PlaybackProblem | undefined;
	readonly cause: PlaybackCause | undefined;
	/** For lists: "HD licence refused". Empty where nothing was wrong. */
	readonly label: string;
	readonly troubles: readonly PlaybackProblem[];
	/** Trouble first, then what is asked next, what was fine, and last what can't be told. */
	readonly answers: readonly Answer[];
}

/** What is asked next when the main thing is known; better formats are asked for least. */
const ASKED_NEXT: readonly string[] = ['quality', 'streams'];
const ASKED_LEAST: readonly string[] = ['hdr', 'dolby'];

function rank({ id, state }: Answer): number {
	if (state === 'cannot-tell') return 4;
	if (state === 'trouble') return ASKED_LEAST.includes(id) ? 2 : 0;
	return ASKED_NEXT.includes(id) ? 1 : 3;
}

/** Judges a session: pure, the same facts give the same answers. */
export function answerSession(facts: SessionFacts): SessionAnswers {
	const troubles = findPlaybackProblems(facts);
	const outcome = outcomeOf(facts, troubles);
	const leading = 'trouble' in outcome ? outcome.trouble : undefined;
	const cause = leading?.cause;
	const answers = QUESTIONS.flatMap((question) => question.answer(facts, troubles) ?? []).toSorted(
		(a, b) => rank(a) - rank(b),
	);
	const open = outcome.kind === 'fine' ? notExplained(facts, answers) : undefined;
	return {
		headline: headline(facts, outcome, open),
		why: whyLines(facts, troubles, outcome, open),
		outcome,
		side: sideOf(outcome, cause),
		leading,
		cause,
		label: leading ? (cause ? words(cause.label, leading.places) : 'Failed, reason not known') : '',
		troubles,
		answers,
	};
}

/** Streams were kept from this screen, and why there was no 4K can't be told: "nothing went wrong" would be too much. */
function notExplained(facts: SessionFacts, answers: readonly Answer[]): Answer | undefined {
	const offered = Number(facts.fact('streamsOffered')?.text);
	const total = Number(facts.fact('streamsTotal')?.text);
	if (!(offered < total)) return undefined;
	return answers.find(({ id, state }) => id === 'uhd' && state === 'cannot-tell');
}

function sideOf(outcome: PlaybackOutcome, cause: PlaybackCause | undefined): Side {
	if (outcome.kind === 'fine') return 'nobody';
	return cause?.side ?? 'unknown';
}
