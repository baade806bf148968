import type { Answer } from '../model/answer.ts';
import type { SessionFacts } from './session-facts.ts';
import type { PlaybackProblem } from './playback-problem.ts';

/** A question that members ask, and the rule that answers it. */
export interface SupportQuestion {
	readonly id: string;
	/** As support would ask it. */
	readonly asks: string;
	/** Undefined where the question makes no sense for this session. */
	answer(facts: SessionFacts, troubles: readonly PlaybackProblem[]): Answer | undefined;
}
