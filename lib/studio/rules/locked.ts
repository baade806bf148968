import type { LoginEvent } from '../../model/login-event.ts';
import { toMillis, type UnixNanos } from '../../model/time.ts';
import { formatClock } from '../../format/clock.ts';
import type { Rule } from '../cause.ts';
import { pronouns } from '../phrases.ts';
import { ofLogin } from '../sentence.ts';

/** What opens a locked account again. */
const OPENS: ReadonlySet<LoginEvent['outcome']> = new Set(['unlocked', 'password-reset', 'signed-in']);

/** The account is locked now. */
export const locked: Rule = ({ user, logins, now }) => {
	const own = logins.filter(({ userId }) => userId === user.id);
	const last = own.find(({ outcome }) => outcome === 'locked' || OPENS.has(outcome));
	if (last?.outcome !== 'locked' || isOver(last, now)) return [];
	const until = last.lockedUntil;
	return [
		{
			kind: 'locked',
			cannot: 'can’t sign in',
			clause: `${pronouns(user).possessive} account is locked${afterTries(last)}`,
			short: `${pronouns(user).possessive} account is locked`,
			evidence: [ofLogin(last)],
			details: [
				{
					text: until
						? `It opens by itself at ${formatClock(toMillis(until))} UTC.`
						: 'It stays locked until someone opens it.',
					evidence: [ofLogin(last)],
				},
			],
			project: '',
		},
	];
};

function isOver({ lockedUntil }: LoginEvent, now: UnixNanos): boolean {
	return lockedUntil !== undefined && lockedUntil <= now;
}

function afterTries({ attempts }: LoginEvent): string {
	return attempts > 1 ? ` after ${attempts} wrong passwords` : '';
}
