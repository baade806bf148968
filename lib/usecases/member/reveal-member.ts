import type { Revealed } from '../../api/member-report.ts';
import { findSessions } from '../session/find-sessions.ts';
import type { Ports } from '../site-ports.ts';
import { readPlayback } from '../session/read-playback.ts';

/** There is no sign-in yet: whoever sits at this installation. */
export const ACTOR = 'someone at this site';
/** Sessions that are looked through for a name. */
const MAX_SESSIONS = 8;

/** Name and e-mail of a member. The audit holds who asked and why before anything is told; without it nothing is. */
export async function revealMember(
	ports: Ports,
	member: string,
	reason: string,
	signal: AbortSignal,
): Promise<Revealed> {
	const at = ports.clock.now();
	await ports.appStore.audit.record({
		at,
		actor: ACTOR,
		action: 'reveal name and email',
		subject: member,
		reason,
	});
	const { sessions } = await findSessions(ports, { member }, signal);
	const playbacks = await readPlayback(ports, sessions.slice(0, MAX_SESSIONS), signal);
	const first = (name: 'memberName' | 'memberEmail') =>
		playbacks.map(({ facts }) => facts.fact(name)?.text).find((text) => text !== undefined) ?? null;
	return { name: first('memberName'), email: first('memberEmail') };
}
