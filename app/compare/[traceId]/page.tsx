import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NoPartner } from '../../../components/compare/no-partner.tsx';
import { RequestMissing } from '../../../components/request/states/request-missing.tsx';
import { ApiProblem } from '../../_server/answer.ts';
import { partnersOf } from '../../_server/compared.ts';

export const metadata: Metadata = { title: 'Compare' };

/** Picks the request to compare with and goes there. */
export default async function Compare({
	params,
}: {
	readonly params: Promise<{ readonly traceId: string }>;
}) {
	const { traceId } = await params;
	const partners = await partnersOf(traceId).catch((error: unknown) => {
		if (error instanceof ApiProblem) return error.body.error;
		throw error;
	});
	if ('code' in partners) return <RequestMissing traceId={traceId} problem={partners} />;
	const [first] = partners;
	if (first) redirect(`/compare/${traceId}/${first.traceId}`);
	return <NoPartner traceId={traceId} />;
}
