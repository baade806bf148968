import { isFine } from '../../lib/model/login-event.ts';
import type { PersonJson, SignInJson } from '../../lib/api/people.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { formatClock } from '../../lib/format/clock.ts';
import { formatMoment } from '../../lib/format/moment.ts';
import { Panel } from '../base/panel.tsx';
import { EmptyOrSilent } from './source-list.tsx';

const OUTCOMES: Readonly<Record<SignInJson['outcome'], (event: SignInJson) => string>> = {
	'signed-in': () => 'Signed in',
	'wrong-password': ({ attempts }) => formatCounted(attempts, 'wrong password'),
	locked: ({ attempts, lockedUntil }) =>
		`${formatCounted(attempts, 'wrong password')}, locked${lockedUntil ? ` until ${formatClock(Date.parse(lockedUntil))}` : ''}`,
	unlocked: () => 'Opened again',
	'second-step-missing': () => 'Second step is not set up',
	'account-off': () => 'Turned away, the account is off',
	'password-reset': () => 'Password reset',
};

/** How the person got in, newest first. */
export function SignIns({ person }: { readonly person: PersonJson }) {
	const { signIns, days, now, sources } = person;
	return (
		<Panel id="sign-ins" title="Sign-ins" count={`last ${formatCounted(days.requests, 'day')}`}>
			<EmptyOrSilent kind="sign-ins" sources={sources} empty={signIns.length === 0}>
				Nobody tried to sign in with this account.
			</EmptyOrSilent>
			<table className="pp-signins">
				<caption className="sr">Sign-in history</caption>
				<tbody>
					{signIns.map((event) => {
						const bad = !isFine(event.outcome);
						return (
							<tr key={`${event.time} ${event.outcome}`} className={bad ? 'e' : undefined}>
								<td>
									<time dateTime={event.time}>{formatMoment(Date.parse(event.time), Date.parse(now))}</time>
								</td>
								<td>
									<b className={bad ? 'c-error' : undefined}>{OUTCOMES[event.outcome](event)}</b>
									{event.otherAccount ? ' with the other account' : ''}
									{event.likelyCause ? <span className="badge warn">Likely cause</span> : null}
								</td>
								<td className="c2">{[event.place, event.device].filter(Boolean).join(', ')}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</Panel>
	);
}
