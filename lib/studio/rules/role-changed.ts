import type { RoleChange } from '../../model/role-change.ts';
import type { AccessCause, Rule } from '../cause.ts';
import { type PersonFacts, type RefusedProject, refusedProjects } from '../facts.ts';
import { pronouns, secondCauseText, dayText, projectText } from '../phrases.ts';
import { ofChange, ofRefusal, sentenceOn } from '../sentence.ts';

/**
 * A change took away the very role that refusals since then ask for.
 *
 *     role on Season 2 ──── moved to Season 1 ──── refused: Season 2 ── refused: Season 2
 */
export const roleChanged: Rule = (facts) =>
	refusedProjects(facts)
		.filter(({ userId, project, healedBy }) => userId === facts.user.id && project !== '' && !healedBy)
		.flatMap((refused) => {
			const change = facts.changes.find((made) => tookAway(made, refused));
			return change ? [causeOf(facts, refused, change)] : [];
		});

function tookAway({ kind, userId, was, time }: RoleChange, refused: RefusedProject): boolean {
	const [newest] = refused.refusals;
	return (
		(kind === 'moved' || kind === 'removed') &&
		userId === refused.userId &&
		was === refused.project &&
		time <= newest.time
	);
}

function causeOf(facts: PersonFacts, { project, refusals }: RefusedProject, change: RoleChange): AccessCause {
	const { possessive } = pronouns(facts.user);
	const day = dayText(change.time, facts.now);
	const since = facts.refusals.filter(({ time }) => time >= change.time);
	const all = since.every((refusal) => refusal.project === project);
	return {
		kind: change.kind === 'moved' ? 'role-moved' : 'role-removed',
		cannot: `can’t open ${projectText(project)}`,
		clause:
			change.kind === 'moved'
				? `${possessive} role was moved to ${secondCauseText(change.is, project)} ${day}`
				: `${possessive} role was taken away ${day}`,
		evidence: [ofChange(change), ...refusals.map(ofRefusal)],
		details: all
			? sentenceOn(
					`Every refusal since then asks for the ${secondCauseText(project, change.is)} role.`,
					since.map(ofRefusal),
				)
			: [],
		project,
		change,
	};
}
