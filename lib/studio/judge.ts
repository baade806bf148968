import type { AccessCause } from './cause.ts';
import { failedRequests, type PersonFacts } from './facts.ts';
import type { Judgement } from './judgement.ts';
import { noCause } from './no-cause.ts';
import { ALL_RULES } from './rules/all-rules.ts';
import { capitalised, firstName, pronouns } from './phrases.ts';
import { type Evidence, ofLogin, ofPerson, type LinkedSentence } from './sentence.ts';

const LABELS: Readonly<Record<AccessCause['kind'], string>> = {
	'role-moved': 'Role change explains it',
	'role-removed': 'Role change explains it',
	'role-missing': 'Missing role explains it',
	'other-account': 'Wrong account explains it',
	'contract-over': 'Contract explains it',
	'account-off': 'Account is off',
	locked: 'Account is locked',
	'second-step-missing': 'Sign-in is not complete',
	'our-side': 'Trouble on our side',
};

/** At most this many reasons fit into one sentence. */
const MAX_TOLD = 2;

/** The sentence that ties what a person meets to its cause. Pure; facts are not changed. */
export function judge(facts: PersonFacts): Judgement {
	const causes = ALL_RULES.flatMap((rule) => rule(facts));
	const [first, ...more] = causes;
	if (!first) return noCause(facts);
	const told = [first, ...more].slice(0, MAX_TOLD);
	const ours = causes.every(({ kind }) => kind === 'our-side');
	return {
		state: ours ? 'our-side' : 'explained',
		label: causes.length > 1 ? `${causes.length} causes at once` : LABELS[first.kind],
		headline: {
			text: `${firstName(facts.user)} ${first.cannot} because ${clausesOf(told)}`,
			evidence: [...first.evidence, ...more.slice(0, MAX_TOLD - 1).flatMap((cause) => cause.evidence)],
		},
		details: [...causes.flatMap((cause) => cause.details), ...restIsFine(facts, causes)],
		causes,
	};
}

/** Two reasons in one sentence are told in few words; the details have the rest. */
function clausesOf(told: readonly AccessCause[]): string {
	return told.map(({ clause, short }) => (told.length > 1 ? (short ?? clause) : clause)).join(' and ');
}

/** That the rest is fine spares a support agent two more questions. */
function restIsFine(facts: PersonFacts, causes: readonly AccessCause[]): readonly LinkedSentence[] {
	const { user, logins } = facts;
	const atTheDoor = causes.some(({ project, kind }) => project === '' && kind !== 'our-side');
	const last = logins.find(({ userId }) => userId === user.id);
	if (atTheDoor || last?.outcome !== 'signed-in' || failedRequests(facts).length > 0) return [];
	const evidence: readonly [Evidence, ...Evidence[]] = [ofLogin(last), ofPerson(user)];
	return [{ text: `${capitalised(pronouns(user).possessive)} sign-in and account are fine.`, evidence }];
}
