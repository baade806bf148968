import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { spanHref } from '../../../lib/usecases/request/find-span.ts';
import { missingSchema } from '../../../lib/api/missing.ts';
import { recordOpened } from '../../../lib/usecases/request/record-opened.ts';
import { RequestMissing } from '../../../components/request/states/request-missing.tsx';
import { RequestPage } from '../../../components/request/request-page.tsx';
import { isRunning } from '../../../lib/view/lists/report-changes.ts';
import { askingFor } from '../../_server/page.ts';
import { site } from '../../_server/site.ts';
import { type SearchParams, searchText } from '../../search-text.ts';
import { readAhead } from '../../read-ahead.ts';
import { readReport } from './read-report.ts';
import { reportMetadata } from './report-metadata.ts';

interface Props {
	readonly params: Promise<{ readonly traceId: string }>;
	readonly searchParams: Promise<SearchParams>;
}

/** The title leads with the verdict. No personal data: a title travels with every shared link. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const report = await readReport((await params).traceId);
	if ('error' in report) return { title: 'Request not found' };
	return reportMetadata(report);
}

export default async function Request({ params, searchParams }: Props) {
	const { traceId } = await params;
	const report = await readReport(traceId);
	if ('error' in report) {
		const { span } = missingSchema.parse(report.error);
		if (span) redirect(spanHref(span));
		return <RequestMissing traceId={traceId} problem={report.error} />;
	}
	if (!(await readAhead())) await recordOpened(await askingFor('read requests'), site().ports, report);
	const running = isRunning(report, Date.now());
	return (
		<RequestPage
			key={report.traceId}
			report={report}
			running={running}
			search={searchText(await searchParams)}
		/>
	);
}
