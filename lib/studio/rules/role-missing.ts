import type { Rule } from '../cause.ts';
import { answered, refusedProjects, unanswered } from '../facts.ts';
import { pronouns, projectText } from '../phrases.ts';
import { ofAsked, ofPerson, ofRefusal, sentenceOn } from '../sentence.ts';

/** Refused at a project where the directory gives no role and no change ever took one away. */
export const roleMissing: Rule = (facts) => {
	// A log that did not answer may hold the change that explains it.
	if (unanswered(facts, 'role changes').length > 0) return [];
	const { user, changes } = facts;
	const { subject, has } = pronouns(user);
	return refusedProjects(facts)
		.filter(({ userId, project, healedBy }) => userId === user.id && project !== '' && !healedBy)
		.filter(({ project }) => user.roles.every((role) => role.project !== project))
		.filter(({ project }) => changes.every(({ was, is }) => was !== project && is !== project))
		.map(({ project, refusals }) => ({
			kind: 'role-missing',
			cannot: `can’t open ${projectText(project)}`,
			clause: `${subject} ${has} no role on it`,
			evidence: [ofPerson(user), ...refusals.map(ofRefusal)],
			details: sentenceOn(
				`No role on it was given or taken in the last ${facts.days.changes} days.`,
				answered(facts, 'role changes').map(ofAsked),
			),
			project,
		}));
};
