import type { Metadata } from 'next';
import { connection } from 'next/server';
import { RequestPage } from '../../../components/request/request-page.tsx';
import { type SearchParams, searchText } from '../../search-text.ts';
import { reportMetadata } from '../../r/[traceId]/report-metadata.ts';
import { CaseMissing } from './case-missing.tsx';
import { readCase } from './read-case.ts';

interface Props {
	readonly params: Promise<{ readonly caseId: string }>;
	readonly searchParams: Promise<SearchParams>;
}

/** Told as the request's own page: a shared link shows the sentence, the service and the time. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const found = await readCase((await params).caseId);
	return found ? reportMetadata(found.report) : { title: 'Case not found' };
}

export default async function Case({ params, searchParams }: Props) {
	await connection();
	const { caseId } = await params;
	const found = await readCase(caseId);
	if (!found) return <CaseMissing />;
	return (
		<RequestPage
			key={caseId}
			report={found.report}
			frozen={found.facts}
			search={searchText(await searchParams)}
		/>
	);
}
