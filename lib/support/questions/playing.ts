import { at } from '../../base/assert.ts';
import type { Answer, Sentence, Sources } from '../../model/answer.ts';
import { formatRepeats } from '../../format/repeats.ts';
import { badReports, formatSpeed } from '../quality-problem.ts';
import type { SupportQuestion } from '../question.ts';
import type { SessionFacts } from '../session-facts.ts';
import type { PlaybackProblem } from '../playback-problem.ts';
import { alsoSentence, problemAnswer } from '../problem-answer.ts';
import { wholeTime } from '../whole-time.ts';

const start: SupportQuestion = {
	id: 'start',
	asks: 'Why would it not start?',
	answer: (facts, troubles) => {
		const trouble = troubles.find(({ blocking, topic }) => blocking || topic === 'start');
		const [first] = facts.progress;
		if (!first) {
			if (trouble) return problemAnswer('start', trouble);
			return cannot('start', 'We can’t tell if it started, because the player sent no reports', [
				facts.missing('pictureHeight'),
			]);
		}
		if (trouble && !trouble.blocking) return problemAnswer('start', trouble);
		return fine('start', { text: `It started after ${wholeTime(first.at)}`, sources: [first.source] });
	},
};

const stop: SupportQuestion = {
	id: 'stop',
	asks: 'Why did it stop early?',
	answer: (facts, troubles) => {
		if (facts.progress.length === 0) return undefined;
		const trouble = troubles.find(({ blocking }) => blocking);
		if (trouble) return problemAnswer('stop', trouble);
		const stopped = facts.requests.findLast(({ signal }) => signal.stops);
		if (stopped)
			return fine('stop', { text: 'It played until the member stopped it', sources: [facts.first] });
		const text = facts.session.running
			? 'It has not stopped yet'
			: 'We can’t tell how it ended, because the player sent no stop';
		const sources: Sources = [facts.first];
		return facts.session.running ? fine('stop', { text, sources }) : cannot('stop', text, sources);
	},
};

const quality: SupportQuestion = {
	id: 'quality',
	asks: 'Was the picture bad, or did it pause?',
	answer: (facts, troubles) => {
		const trouble = troubles.find(({ topic }) => topic === 'quality');
		if (trouble) return paused(facts, trouble);
		const speeds = facts.progress.filter(({ connection }) => connection !== undefined);
		if (facts.progress.length === 0)
			return cannot('quality', 'We can’t tell how the picture was, because the player sent no reports', [
				facts.missing('pictureHeight'),
			]);
		const middle = speeds.toSorted((a, b) => (a.connection ?? 0) - (b.connection ?? 0))[speeds.length >> 1];
		const [first] = facts.progress;
		if (!middle || !first)
			return fine('quality', { text: 'The picture did not pause', sources: [at(facts.progress, 0).source] });
		return {
			...fine('quality', { text: 'The connection was good', sources: [middle.source] }),
			detail: { text: `About ${formatSpeed(middle.connection ?? 0)}, no pauses.`, sources: [middle.source] },
		};
	},
};

/** "It paused 4 times because the home connection gave only 1.8 Mbit/s". */
function paused(facts: SessionFacts, trouble: PlaybackProblem): Answer {
	const { kind, reports } = badReports(facts);
	const answered = problemAnswer('quality', trouble);
	const lower = answered.sentence.text.charAt(0).toLowerCase() + answered.sentence.text.slice(1);
	const what =
		kind === 'paused'
			? `It paused ${formatRepeats(reports.length)}`
			: kind === 'low'
				? 'The picture stayed low'
				: '';
	if (what === '') return answered;
	const text = trouble.cause
		? `${what} because ${lower}`
		: `${what}. We can’t tell why, because ${trouble.notKnown}`;
	return { ...answered, sentence: { text, sources: trouble.sources }, detail: alsoSentence(trouble) };
}

const side: SupportQuestion = {
	id: 'side',
	asks: 'Is it our side or theirs?',
	answer: (facts, troubles) => {
		const [worst] = troubles;
		if (!worst) return fine('side', { text: 'Nothing was wrong on our side', sources: [facts.first] });
		const second = troubles.find(({ cause }) => cause?.side !== worst.cause?.side);
		const text = SIDES[worst.cause?.side ?? 'unknown'];
		const both =
			second?.cause && worst.cause ? 'There is trouble on our side and on the member’s side' : text;
		const mixed = second?.cause && second.cause.side !== 'nobody' && worst.cause?.side !== 'nobody';
		return {
			id: 'side',
			state: worst.cause ? 'trouble' : 'cannot-tell',
			sentence: { text: mixed ? both : text, sources: worst.sources },
			detail: undefined,
			ladder: undefined,
		};
	},
};

const SIDES = {
	ours: 'The trouble is on our side',
	theirs: 'The trouble is on the member’s side',
	nobody: 'Nothing is broken on either side',
	unknown: 'We can’t tell whose side it is on, because the cause is not known',
} as const;

export const PLAYING_QUESTIONS: readonly SupportQuestion[] = [start, stop, quality];
export const SIDE_QUESTION: SupportQuestion = side;

function fine(id: string, said: Sentence): Answer {
	return { id, state: 'fine', sentence: said, detail: undefined, ladder: undefined };
}

function cannot(id: string, text: string, sources: Sources): Answer {
	return { ...fine(id, { text, sources }), state: 'cannot-tell' };
}
