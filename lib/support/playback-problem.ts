import type { Source, Sources } from '../model/answer.ts';
import type { Nanos } from '../model/time.ts';
import type { PlaybackCause } from './cause.ts';
import type { SentenceSlots } from './fill.ts';
import type { SessionRequest } from './session-request.ts';

/** Something that went wrong for the member. */
export interface PlaybackProblem {
	/** Undefined: it failed, and the catalogue knows no reason for it. */
	readonly cause: PlaybackCause | undefined;
	readonly topic: string;
	/** From Play. */
	readonly at: Nanos;
	/** The request it shows in, where it is one. */
	readonly request: SessionRequest | undefined;
	/** Nothing played after it. */
	readonly blocking: boolean;
	readonly places: SentenceSlots;
	readonly sources: Sources;
	/** Without a cause: why there is none, after "We can’t tell why, because". */
	readonly notKnown: string;
}

export function sourcesOf(first: Source, more: readonly Source[]): Sources {
	return [first, ...more];
}

/** What is said of a failed request that nothing in the catalogue explains. */
export const NO_REASON = 'the part that failed gave no reason';
