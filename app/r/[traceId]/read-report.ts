import { cache } from 'react';
import type { RequestReport } from '../../../lib/api/request.ts';
import { serveSpans } from '../../../components/request/spans/ssr-spans.ts';
import { presentRequest } from '../../../lib/usecases/request/present-request.ts';
import type { Problem } from '../../../lib/api/problem.ts';
import { ApiProblem } from '../../_server/answer.ts';
import { openedRequest } from '../../_server/opened-request.ts';

/** The report of a request, or why there is none. Read once for a page, its title included. */
export const readReport = cache(async (traceId: string): Promise<RequestReport | Problem> => {
	try {
		const opened = await openedRequest(Promise.resolve({ traceId }));
		const report = presentRequest(opened);
		// The page's HTML has its first rows in it: nobody waits for all spans to see them.
		serveSpans(`/api/requests/${report.traceId}`, opened.trace.spans);
		return report;
	} catch (error) {
		if (error instanceof ApiProblem) return error.body;
		throw error;
	}
});
