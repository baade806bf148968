import { causeOf } from './catalogue.ts';
import { sentenceSlots } from './sentence-slots.ts';
import type { SessionFacts } from './session-facts.ts';
import type { PlaybackProblem } from './playback-problem.ts';

/** Sound came in another language than the member chose, although the title has it. */
export function languageProblem(facts: SessionFacts): PlaybackProblem | undefined {
	const wanted = facts.fact('wantedAudio');
	const given = facts.fact('givenAudio');
	const has = facts.fact('assetLanguages');
	if (!wanted || !given || wanted.text === given.text) return undefined;
	if (has && !has.text.split(',').includes(wanted.text)) return undefined;
	return {
		cause: causeOf('wrong-language'),
		topic: 'language',
		at: 0,
		request: undefined,
		blocking: false,
		places: sentenceSlots(facts),
		sources: [given.source, wanted.source],
		notKnown: '',
	};
}
