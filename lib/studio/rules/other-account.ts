import type { Rule } from '../cause.ts';
import { refusedProjects } from '../facts.ts';
import { capitalised, pronouns, projectText } from '../phrases.ts';
import { ofPerson, ofRefusal } from '../sentence.ts';

/** Refused with another account of the same person, while this one has the role. */
export const otherAccount: Rule = (facts) => {
	const { user } = facts;
	const { subject, possessive } = pronouns(user);
	return refusedProjects(facts)
		.filter(({ userId, healedBy }) => user.otherAccounts.includes(userId) && !healedBy)
		.filter(({ project }) => user.roles.some((role) => role.project === project))
		.map(({ project, refusals }) => ({
			kind: 'other-account',
			cannot: `can’t open ${projectText(project)}`,
			clause: `${subject} signed in with ${possessive} other account`,
			evidence: [ofRefusal(refusals[0]), ofPerson(user)],
			details: [
				{
					text: `${capitalised(possessive)} work account has the role. The other one does not.`,
					evidence: [ofPerson(user), ...refusals.map(ofRefusal)],
				},
			],
			project,
		}));
};
