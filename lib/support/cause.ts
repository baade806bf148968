import type { Language, Side } from '../model/answer.ts';

/**
 * A reason why playing goes wrong, as data. Texts may hold `{places}` (see fill.ts); of several texts the first is
 * taken whose places are all known.
 */
export interface PlaybackCause {
	readonly id: string;
	/** Which question it answers. */
	readonly topic: string;
	readonly side: Exclude<Side, 'unknown'>;
	/** How a failed request shows it; without this only a rule can find the cause. */
	readonly shows?: CauseSigns;
	/** In lists: "HD licence refused". */
	readonly label: readonly string[];
	/** After "because": "our servers could not issue the HD licence". */
	readonly because: readonly string[];
	/** What is well nevertheless, or what helps; a full sentence. */
	readonly also: readonly string[];
	/** Approved wording: what to say to the member. No promise of a time. */
	readonly say: Readonly<Record<Language, string>>;
}

/** Any of these is enough. */
export interface CauseSigns {
	/** `error.type` or codes in log lines, in capitals. */
	readonly codes?: readonly string[];
	/** HTTP statuses. */
	readonly statuses?: readonly string[];
	/** In log lines and status messages. */
	readonly words?: RegExp;
}
