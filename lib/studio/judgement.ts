import type { Cause } from './cause.ts';
import type { Sentence } from './sentence.ts';

/** What can be said about a person's trouble. */
export interface Judgement {
	readonly state: 'explained' | 'our-side' | 'fixed' | 'nothing' | 'unknown';
	/** A few words over the sentence. */
	readonly label: string;
	readonly headline: Sentence;
	readonly details: readonly Sentence[];
	/** Most telling first; none unless explained or on our side. */
	readonly causes: readonly Cause[];
}
