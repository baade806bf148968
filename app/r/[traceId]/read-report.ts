import { cache } from 'react';
import type { Problem } from '../../../lib/api/problem.ts';
import type { RequestReport } from '../../../lib/api/request.ts';
import { serveSpans } from '../../../components/request/spans/ssr-spans.ts';
import { presentRequest } from '../../../lib/usecases/request/present-request.ts';
import { readRequest } from '../../../lib/usecases/request/read-request.ts';
import { askingFor, orProblem } from '../../_server/page.ts';
import { site } from '../../_server/site.ts';

/** The report of a request, or why there is none. Read once for a page, its title included. */
export const readReport = cache(async (traceId: string): Promise<RequestReport | Problem> => {
	const asking = await askingFor('read requests');
	return orProblem(async () => {
		const opened = await readRequest(asking, site(), traceId);
		const report = presentRequest(opened);
		// The page's HTML has its first rows in it: nobody waits for all spans to see them.
		serveSpans(`/api/requests/${report.traceId}`, opened.trace.spans);
		return report;
	});
});
