import { type Asking, readOptions } from '../asking.ts';
import type { SessionAnswers } from '../../support/answer-session.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { FixingJson } from '../../api/session-report.ts';
import { ownersOf } from '../owners-of.ts';
import type { Ports } from '../site-ports.ts';
import { DEADLINES_MS } from '../limits.ts';

/** Who mends the leading trouble, and whether they know; null where there is nothing for us to mend. */
export async function whoFixes(
	asking: Asking,
	ports: Ports,
	told: SessionAnswers,
	member: string,
): Promise<FixingJson | null> {
	const request = told.leading?.request;
	const culprit = request?.diagnosis.verdict.culprit;
	if (!request || !culprit || told.side === 'theirs' || told.side === 'nobody') return null;
	const what = { service: culprit.service, operation: culprit.operation };
	const { supportDesk } = ports.appStore;
	const [owners, count, onList, handOffs] = await Promise.all([
		ownersOf(ports.ownerDirectories, [culprit.service], readOptions(asking, DEADLINES_MS.whoFixes)),
		// The page stands without the desk: counts are then those of a new day.
		supportDesk.waiting(what).catch(() => ({ members: 0, told: undefined })),
		supportDesk.isWaiting(what, member).catch(() => false),
		// A hand-off from the request's page tells them too.
		ports.handOffs.ofTrace(request.trace.traceId, 50).catch(() => []),
	]);
	const toldAt = count.told ?? handOffs.at(-1)?.at;
	return {
		...what,
		traceId: request.trace.traceId,
		owner: owners.get(culprit.service) ?? null,
		membersWaiting: count.members,
		told: toldAt === undefined ? null : isoNanos(toldAt),
		onList,
	};
}
