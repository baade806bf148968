import type { Rule } from '../cause.ts';
import { pronouns, dayText } from '../phrases.ts';
import { ofLogin, ofPerson, sentenceOn } from '../sentence.ts';

/** The contract is over, or the account was switched off before its end. */
export const accountOff: Rule = ({ user, logins, now }) => {
	const { possessive } = pronouns(user);
	const ended = user.contractEnds !== undefined && user.contractEnds <= now;
	if (!ended && user.active) return [];
	const refused = logins.filter(({ outcome, userId }) => outcome === 'account-off' && userId === user.id);
	return [
		{
			kind: ended ? 'contract-over' : 'account-off',
			cannot: 'can’t sign in',
			clause:
				ended && user.contractEnds
					? `${possessive} contract ended ${dayText(user.contractEnds, now)}`
					: `${possessive} account is switched off`,
			evidence: [ofPerson(user), ...refused.map(ofLogin)],
			details: sentenceOn(`The door has turned ${possessive} account away since then.`, refused.map(ofLogin)),
			project: '',
		},
	];
};
