import type { AccessCause } from './cause.ts';
import type { LinkedSentence } from './sentence.ts';

/** What can be said about a person's trouble. */
export interface Judgement {
	readonly state: 'explained' | 'our-side' | 'fixed' | 'nothing' | 'unknown';
	/** A few words over the sentence. */
	readonly label: string;
	readonly headline: LinkedSentence;
	readonly details: readonly LinkedSentence[];
	/** Most telling first; none unless explained or on our side. */
	readonly causes: readonly AccessCause[];
}
