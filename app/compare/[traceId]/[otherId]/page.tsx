import type { Metadata } from 'next';
import { cache } from 'react';
import { ComparePage } from '../../../../components/compare/compare-page.tsx';
import { RequestMissing } from '../../../../components/request/states/request-missing.tsx';
import type { CompareReport } from '../../../../lib/api/compare.ts';
import type { Problem } from '../../../../lib/api/problem.ts';
import { comparedRequests } from '../../../../lib/usecases/compare/compared-requests.ts';
import { askingFor, orProblem } from '../../../_server/page.ts';
import { site } from '../../../_server/site.ts';

interface Props {
	readonly params: Promise<{ readonly traceId: string; readonly otherId: string }>;
}

/** Read once for a page, its title included. */
const read = cache(async (traceId: string, otherId: string): Promise<CompareReport | Problem> => {
	const asking = await askingFor('read requests');
	return orProblem(() => comparedRequests(asking, site(), traceId, otherId));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { traceId, otherId } = await params;
	const report = await read(traceId, otherId);
	return { title: 'error' in report ? 'Nothing to compare' : report.sentence };
}

export default async function Compare({ params }: Props) {
	const { traceId, otherId } = await params;
	const report = await read(traceId, otherId);
	if ('error' in report) return <RequestMissing traceId={`${traceId} / ${otherId}`} problem={report.error} />;
	return <ComparePage report={report} />;
}
