import type { Asking } from '../asking.ts';
import type { Revealed } from '../../api/member-report.ts';
import { findSessions } from '../session/find-sessions.ts';
import type { Ports } from '../site-ports.ts';
import { readPlayback } from '../session/read-playback.ts';

/** Sessions that are looked through for a name. */
const MAX_SESSIONS = 8;

/** Name and e-mail of a member. The audit holds who asked and why before anything is told; without it nothing is. */
export async function revealMember(
	asking: Asking,
	ports: Ports,
	member: string,
	reason: string,
): Promise<Revealed> {
	const at = asking.now;
	await ports.appStore.audit.record({
		at,
		actor: asking.who.name,
		action: 'reveal name and email',
		subject: member,
		reason,
	});
	const { sessions } = await findSessions(asking, ports, { member });
	const playbacks = await readPlayback(asking, ports, sessions.slice(0, MAX_SESSIONS));
	const first = (name: 'memberName' | 'memberEmail') =>
		playbacks.map(({ facts }) => facts.fact(name)?.text).find((text) => text !== undefined) ?? null;
	return { name: first('memberName'), email: first('memberEmail') };
}
