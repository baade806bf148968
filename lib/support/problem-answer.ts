import { at } from '../base/assert.ts';
import type { Answer, Sentence } from '../model/answer.ts';
import { filledSentence } from './fill.ts';
import type { PlaybackProblem } from './playback-problem.ts';

/** The trouble as a sentence of its own: "All screens of the plan were in use". */
export function becauseSentence(trouble: PlaybackProblem): Sentence {
	const [first, ...more] = trouble.sources;
	const known = trouble.cause && filledSentence(trouble.cause.because, trouble.places, first, more);
	return (
		known ?? {
			text: 'We can’t tell why, because the part that failed gave no reason',
			sources: trouble.sources,
		}
	);
}

/** What is well nevertheless, or what helps. */
export function alsoSentence(trouble: PlaybackProblem): Sentence | undefined {
	return trouble.cause && filledSentence(trouble.cause.also, trouble.places, at(trouble.sources, 0));
}

/** A question answered by a trouble of its topic. */
export function problemAnswer(id: string, trouble: PlaybackProblem): Answer {
	return {
		id,
		state: trouble.cause ? 'trouble' : 'cannot-tell',
		sentence: becauseSentence(trouble),
		detail: alsoSentence(trouble),
		ladder: undefined,
	};
}
