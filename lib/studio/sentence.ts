import type { AccessRefusal } from '../model/access-refusal.ts';
import type { LoginEvent } from '../model/login-event.ts';
import type { RoleChange } from '../model/role-change.ts';
import type { TraceSummary } from '../model/search.ts';
import type { SourceStatus } from '../model/source-status.ts';
import type { User } from '../model/user.ts';

/** What a sentence rests on. That something was not found rests on the source that was asked. */
export type Evidence =
	| { readonly kind: 'role-change'; readonly change: RoleChange }
	| { readonly kind: 'sign-in'; readonly event: LoginEvent }
	| { readonly kind: 'refusal'; readonly refusal: AccessRefusal }
	| { readonly kind: 'request'; readonly request: TraceSummary }
	| { readonly kind: 'person'; readonly user: User }
	| { readonly kind: 'asked'; readonly source: SourceStatus };

/** Never empty: a sentence without a source can't be built. */
export type AllEvidence = readonly [Evidence, ...Evidence[]];

export interface LinkedSentence {
	readonly text: string;
	readonly evidence: AllEvidence;
}

export const ofChange = (change: RoleChange): Evidence => ({ kind: 'role-change', change });
export const ofLogin = (event: LoginEvent): Evidence => ({ kind: 'sign-in', event });
export const ofRefusal = (refusal: AccessRefusal): Evidence => ({ kind: 'refusal', refusal });
export const ofRequest = (request: TraceSummary): Evidence => ({ kind: 'request', request });
export const ofPerson = (user: User): Evidence => ({ kind: 'person', user });
export const ofAsked = (source: SourceStatus): Evidence => ({ kind: 'asked', source });

/** A sentence on a list that may be empty: none without evidence. */
export function sentenceOn(text: string, evidence: readonly Evidence[]): readonly LinkedSentence[] {
	const [first, ...more] = evidence;
	return first ? [{ text, evidence: [first, ...more] }] : [];
}
