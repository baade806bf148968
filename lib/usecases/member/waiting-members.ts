import type { Asking } from '../asking.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { WaitingAnswer } from '../../api/member-report.ts';
import { openSession } from '../session/open-session.ts';
import type { Ports } from '../site-ports.ts';

/** Puts a session's member on the list of those who wait for its repair, or notes that the owners were told. */
export async function changeWaiting(
	asking: Asking,
	ports: Ports,
	sessionId: string,
	action: 'add' | 'tell',
): Promise<WaitingAnswer | undefined> {
	const report = await openSession(asking, ports, sessionId);
	if (!report?.fixing) return undefined;
	const { supportDesk } = ports.appStore;
	const now = asking.now;
	if (action === 'add') await supportDesk.addWaiting(report.fixing, report.member, report.id, now);
	else await supportDesk.tellOwners(report.fixing, now);
	return countWaiting(asking, ports, report.fixing);
}

/** How many members wait for a call to be mended. */
export async function countWaiting(
	asking: Asking,
	ports: Ports,
	what: { readonly service: string; readonly operation: string },
): Promise<WaitingAnswer> {
	const { members, told } = await ports.appStore.supportDesk.waiting(what);
	return { members, told: told === undefined ? null : isoNanos(told) };
}
