import type { Rule } from '../cause.ts';
import { pronouns } from '../phrases.ts';
import { ofLogin, ofPerson } from '../sentence.ts';

/** The password was right, but the second step of the sign-in is not set up. */
export const secondStepMissing: Rule = ({ user, logins }) => {
	const last = logins.find(({ userId }) => userId === user.id);
	if (last?.outcome !== 'second-step-missing') return [];
	const { subject, has, possessive } = pronouns(user);
	const known = user.secondStep === 'missing' ? [ofPerson(user)] : [];
	return [
		{
			kind: 'second-step-missing',
			cannot: 'can’t sign in',
			clause: `${subject} ${has} not set up the second sign-in step`,
			evidence: [ofLogin(last), ...known],
			details: [
				{
					text: `The password was right: only ${possessive} second step is missing.`,
					evidence: [ofLogin(last)],
				},
			],
			project: '',
		},
	];
};
