import type { Metadata } from 'next';
import { MemberPage } from '../../../components/support/member-page.tsx';
import { SupportMissing } from '../../../components/support/not-found.tsx';
import { openMember } from '../../../lib/usecases/open-member.ts';
import { logOpened } from '../../../lib/usecases/log-opened.ts';
import { site } from '../../_server/site.ts';

/** No member ID in a title: it travels with every shared link. */
export const metadata: Metadata = { title: 'Member' };

const DEADLINE_MS = 20_000;
const DAYS = 7;

export default async function Member({
	params,
}: {
	readonly params: Promise<{ readonly memberId: string }>;
}) {
	const id = decodeURIComponent((await params).memberId);
	const { ports } = site();
	await logOpened(ports, id);
	const report = await openMember(ports, id, AbortSignal.timeout(DEADLINE_MS));
	if (!report) return <SupportMissing what="member" id={id} days={DAYS} />;
	return <MemberPage key={report.id} report={report} />;
}
