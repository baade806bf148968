import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { MembersPage } from '../../components/support/members-page.tsx';
import { findSupportPage } from '../../lib/usecases/explore/find-support-page.ts';
import { type SearchParams, searchText } from '../search-text.ts';
import { askingFor } from '../_server/page.ts';
import { site } from '../_server/site.ts';

export const metadata: Metadata = { title: 'Find a member' };

export default async function Members({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
	const asked = new URLSearchParams(searchText(await searchParams)).get('q')?.trim() ?? '';
	const { ports } = site();
	const place = await findSupportPage(await askingFor('read members'), ports, asked);
	if (place !== undefined) redirect(place);
	return <MembersPage asked={asked} days={ports.retentionDays} />;
}
