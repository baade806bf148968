import type { RoleChange } from '../model/role-change.ts';
import type { PersonFacts } from './facts.ts';
import type { AllEvidence, LinkedSentence } from './sentence.ts';

/** Why somebody can't do their work. To add one: a rule in `rules/`, its place in `rules/all-rules.ts`, a test. */
export const CAUSE_KINDS = [
	'role-moved',
	'role-removed',
	'role-missing',
	'other-account',
	'contract-over',
	'account-off',
	'locked',
	'second-step-missing',
	'our-side',
] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

export interface AccessCause {
	readonly kind: CauseKind;
	/** What does not work: "can’t open Harbor Lights Season 2". */
	readonly cannot: string;
	/** Why, to stand after "because": "her role was moved to Season 1 yesterday". */
	readonly clause: string;
	/** The same in fewer words, for a sentence that names several reasons. */
	readonly short?: string;
	readonly evidence: AllEvidence;
	/** What else is worth knowing, each with its source. */
	readonly details: readonly LinkedSentence[];
	/** What it is about; empty where it is about no project. */
	readonly project: string;
	/** The change that did it. */
	readonly change?: RoleChange;
}

/** Looks at the facts for one cause; gives every place where it is at work. Never guesses. */
export type Rule = (facts: PersonFacts) => readonly AccessCause[];
