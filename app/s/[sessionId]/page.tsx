import type { Metadata } from 'next';
import { cache } from 'react';
import { SessionPage } from '../../../components/support/session-page.tsx';
import { SupportMissing } from '../../../components/support/not-found.tsx';
import { openSession } from '../../../lib/usecases/session/open-session.ts';
import { askingFor } from '../../_server/page.ts';
import { site } from '../../_server/site.ts';

interface Props {
	readonly params: Promise<{ readonly sessionId: string }>;
}

const read = cache(async (id: string) => openSession(await askingFor('read members'), site().ports, id));

/** The title leads with the verdict and holds no personal data: it travels with every shared link. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const report = await read(decodeURIComponent((await params).sessionId));
	return { title: report ? `${report.verdict.headline.text} · session` : 'Session not found' };
}

export default async function Session({ params }: Props) {
	const id = decodeURIComponent((await params).sessionId);
	const report = await read(id);
	if (!report) return <SupportMissing what="playback session" id={id} days={site().ports.retentionDays} />;
	return <SessionPage key={report.id} report={report} />;
}
