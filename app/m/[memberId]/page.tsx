import type { Metadata } from 'next';
import { cache } from 'react';
import { MemberPage } from '../../../components/support/member-page.tsx';
import { SupportMissing } from '../../../components/support/not-found.tsx';
import { openMember } from '../../../lib/usecases/member/open-member.ts';
import { logOpened } from '../../../lib/usecases/member/log-opened.ts';
import { askingFor } from '../../_server/page.ts';
import { site } from '../../_server/site.ts';

const DAYS = 7;

interface Props {
	readonly params: Promise<{ readonly memberId: string }>;
}

const read = cache(async (id: string) => openMember(await askingFor('read members'), site().ports, id));

/** The title leads with the verdict. No member ID in it: it travels with every shared link. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const report = await read(decodeURIComponent((await params).memberId));
	return { title: report ? `${report.verdict.headline.text} · member` : 'Member not found' };
}

export default async function Member({ params }: Props) {
	const id = decodeURIComponent((await params).memberId);
	await logOpened(await askingFor('read members'), site().ports, id);
	const report = await read(id);
	if (!report) return <SupportMissing what="member" id={id} days={DAYS} />;
	return <MemberPage key={report.id} report={report} />;
}
