import { cache } from 'react';
import type { RequestReport } from '../../../lib/wire/api/request.ts';
import { recordOpened } from '../../../lib/usecases/record-opened.ts';
import { toReport } from '../../../lib/usecases/to-report.ts';
import type { Problem } from '../../../lib/wire/api/problem.ts';
import { ApiProblem } from '../../_server/answer.ts';
import { openedRequest } from '../../_server/opened-request.ts';
import { site } from '../../_server/site.ts';

/** The report of a request, or why there is none. Read once for a page, its title included. */
export const readReport = cache(async (traceId: string): Promise<RequestReport | Problem> => {
	try {
		const report = toReport(await openedRequest(Promise.resolve({ traceId })));
		await recordOpened(site().ports, report);
		return report;
	} catch (error) {
		if (error instanceof ApiProblem) return error.body;
		throw error;
	}
});
