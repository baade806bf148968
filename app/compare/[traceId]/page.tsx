import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NoPartner } from '../../../components/compare/no-partner.tsx';
import { RequestMissing } from '../../../components/request/states/request-missing.tsx';
import { partnersOf } from '../../../lib/usecases/compare/compared-requests.ts';
import { askingFor, orProblem } from '../../_server/page.ts';
import { site } from '../../_server/site.ts';

export const metadata: Metadata = { title: 'Compare' };

/** Picks the request to compare with and goes there. */
export default async function Compare({
	params,
}: {
	readonly params: Promise<{ readonly traceId: string }>;
}) {
	const { traceId } = await params;
	const asking = await askingFor('read requests');
	const partners = await orProblem(() => partnersOf(asking, site(), traceId));
	if ('error' in partners) return <RequestMissing traceId={traceId} problem={partners.error} />;
	const [first] = partners;
	if (first) redirect(`/compare/${traceId}/${first.traceId}`);
	return <NoPartner traceId={traceId} />;
}
