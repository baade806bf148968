import { at } from '../base/assert.ts';
import type { LoginEvent, LoginOutcome } from '../model/login-event.ts';
import type { UnixNanos } from '../model/time.ts';
import { toMillis } from '../model/time.ts';
import { formatCounted } from '../format/count.ts';
import { formatClock } from '../format/clock.ts';
import { failedRequests, type PersonFacts } from './facts.ts';
import { pronouns, projectText } from './phrases.ts';
import { type AllEvidence, ofLogin, ofRefusal, ofRequest } from './sentence.ts';

/** Something that went wrong for a person; what is alike is one, with its times. */
export interface AccessProblem {
	readonly severity: 'error' | 'warning';
	readonly title: string;
	readonly note: string;
	/** App or service it happened in. */
	readonly app: string;
	readonly first: UnixNanos;
	readonly last: UnixNanos;
	readonly evidence: AllEvidence;
}

/** What went wrong: errors before warnings, then what happened most often, then the newest. */
export function accessProblems(facts: PersonFacts): readonly AccessProblem[] {
	return [...refused(facts), ...failed(facts), ...atTheDoor(facts)].sort(
		(a, b) =>
			Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
			b.evidence.length - a.evidence.length ||
			(a.last > b.last ? -1 : 1),
	);
}

function refused({ refusals, user }: PersonFacts): readonly AccessProblem[] {
	const groups = Map.groupBy(refusals, ({ app, project, userId }) => JSON.stringify([app, project, userId]));
	return Array.from(groups.values(), (group): AccessProblem => {
		const { app, project, neededRole, userId, time } = at(group, 0);
		const [title = ''] = project.split(', ');
		const { has } = pronouns(user);
		const held = user.roles.filter((role) => role.project.startsWith(title) && role.project !== project);
		const needs =
			neededRole === ''
				? 'the app did not say which role is missing'
				: `needs the role “${neededRole}, ${projectText(project)}”`;
		const holds =
			userId === user.id && title !== '' && held.length > 0
				? `${has} it on ${held.map((role) => projectText(role.project)).join(' and ')}`
				: '';
		return {
			severity: 'error',
			title: `Access refused${times(group.length)}${project === '' ? '' : `: ${projectText(project)}`}`,
			note: [needs, holds, userId === user.id ? '' : `with ${pronouns(user).possessive} other account`]
				.filter(Boolean)
				.join('; '),
			app,
			first: at(group, group.length - 1).time,
			last: time,
			evidence: [ofRefusal(at(group, 0)), ...group.slice(1).map(ofRefusal)],
		};
	});
}

function failed(facts: PersonFacts): readonly AccessProblem[] {
	const groups = Map.groupBy(failedRequests(facts), ({ rootService, rootOperation }) =>
		JSON.stringify([rootService, rootOperation]),
	);
	return Array.from(groups.values(), (group): AccessProblem => {
		const newest = at(group, 0);
		return {
			severity: 'error',
			title: `${newest.rootOperation || 'A request'} did not work${times(group.length)}`,
			note: 'failed on our side, nobody was refused',
			app: newest.rootService,
			first: at(group, group.length - 1).startTime,
			last: newest.startTime,
			evidence: [ofRequest(newest), ...group.slice(1).map(ofRequest)],
		};
	});
}

const DOOR: Readonly<Partial<Record<LoginOutcome, (event: LoginEvent) => string>>> = {
	locked: ({ attempts }) => `${formatCounted(attempts, 'wrong password')}, account locked`,
	'wrong-password': ({ attempts }) => formatCounted(attempts, 'wrong password'),
	'second-step-missing': () => 'Second sign-in step is not set up',
	'account-off': () => 'Sign-in turned away: the account is off',
};

/** Each trouble at the door by itself, with how it ended. */
function atTheDoor({ logins, now }: PersonFacts): readonly AccessProblem[] {
	return logins.flatMap((event, index): readonly AccessProblem[] => {
		const title = DOOR[event.outcome];
		if (!title) return [];
		const after = logins.slice(0, index).findLast(({ userId }) => userId === event.userId);
		return [
			{
				severity: after === undefined || DOOR[after.outcome] ? 'error' : 'warning',
				title: title(event),
				note: endOf(event, after, now),
				app: 'sign-in',
				first: event.time,
				last: event.time,
				evidence: [ofLogin(event)],
			},
		];
	});
}

function endOf({ lockedUntil, outcome }: LoginEvent, after: LoginEvent | undefined, now: UnixNanos): string {
	if (after?.outcome === 'unlocked') return `opened again at ${clock(after.time)}`;
	if (outcome === 'locked' && lockedUntil) {
		return `${lockedUntil > now ? 'opens' : 'opened'} by itself at ${clock(lockedUntil)}`;
	}
	if (after?.outcome === 'password-reset') return `password reset at ${clock(after.time)}`;
	return after?.outcome === 'signed-in' ? `signed in at ${clock(after.time)}` : '';
}

function clock(time: UnixNanos): string {
	return formatClock(toMillis(time));
}

function times(count: number): string {
	if (count === 1) return '';
	return count === 2 ? ' twice' : ` ${count} times`;
}
