/** Kinds of things a text can name, in the order in which they are looked up. */
export const CANDIDATE_KINDS = [
	'trace-id',
	'span-id',
	'session-id',
	'user-id',
	'email',
	'service',
	'pair',
	'text',
] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** One thing that a text names, and where it stands: to be underlined. */
export interface Candidate {
	readonly kind: CandidateKind;
	/** IDs as the store has them; a pair as `key=value`. */
	readonly value: string;
	/** From `start` up to `end`, in UTF-16 units of the text. */
	readonly start: number;
	readonly end: number;
}
