import type { Answer } from '../model/answer.ts';
import type { FactName } from '../sessions/fact-keys.ts';
import { filledSentence } from './fill.ts';
import { sentenceSlots } from './sentence-slots.ts';
import type { SupportQuestion } from './question.ts';
import type { SessionFacts } from './session-facts.ts';
import { problemAnswer } from './problem-answer.ts';

/** A question whose answer is a cause of its topic, or a fact that shows that all is well. */
export interface TopicQuestion {
	readonly id: string;
	readonly asks: string;
	/** Topic of the causes that answer it. */
	readonly topic: string;
	/** The facts that show that all is well, first the one the sentence rests on. */
	readonly needs: readonly [FactName, ...FactName[]];
	readonly fine: string;
	readonly fineDetail?: string;
	/** Said when a needed fact is missing. */
	readonly cannotTell: string;
	/** The facts hold and still something is amiss; "we can't tell" is said then. */
	readonly doubt?: (facts: SessionFacts) => boolean;
}

export function topicQuestion(given: TopicQuestion): SupportQuestion {
	return {
		id: given.id,
		asks: given.asks,
		answer: (facts, troubles) => {
			const trouble = troubles.find(({ topic }) => topic === given.topic);
			return trouble ? problemAnswer(given.id, trouble) : withoutTrouble(given, facts);
		},
	};
}

function withoutTrouble(given: TopicQuestion, facts: SessionFacts): Answer {
	const { id, needs } = given;
	const absent = needs.find((name) => facts.fact(name) === undefined);
	const rests = facts.fact(needs[0])?.source;
	const places = sentenceSlots(facts);
	const fine = rests && absent === undefined ? filledSentence([given.fine], places, rests) : undefined;
	if (!fine || !rests || given.doubt?.(facts)) {
		const source = facts.missing(absent ?? needs[0]);
		const sentence = { text: given.cannotTell, sources: [source] } as const;
		return { id, state: 'cannot-tell', sentence, detail: undefined, ladder: undefined };
	}
	const detail =
		given.fineDetail === undefined ? undefined : filledSentence([given.fineDetail], places, rests);
	return { id, state: 'fine', sentence: fine, detail, ladder: undefined };
}
