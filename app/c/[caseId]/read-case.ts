import { cache } from 'react';
import type { FrozenFacts } from '../../../components/request/states/frozen-line.tsx';
import { serveSpans } from '../../../components/request/spans/ssr-spans.ts';
import { caseDrift } from '../../../lib/usecases/case/case-drift.ts';
import { isoNanos } from '../../../lib/api/iso-time.ts';
import { ApiProblem } from '../../_server/answer.ts';
import { openedCase } from '../../_server/opened-case.ts';
import { site } from '../../_server/site.ts';

/** A shared case and what became of its request; undefined where none was shared. Read once for a page. */
export const readCase = cache(async (caseId: string) => {
	try {
		const { frozen, opened } = await openedCase(Promise.resolve({ caseId }));
		const { ports, opened: requests } = site();
		serveSpans(`/api/cases/${caseId}`, opened.request.trace.spans);
		const now = await requests.open(frozen.traceId);
		const facts: FrozenFacts = {
			caseId,
			frozenAt: isoNanos(frozen.frozenAt),
			since: caseDrift(opened.report, now, ports.retentionDays),
		};
		return { report: opened.report, facts };
	} catch (error) {
		if (error instanceof ApiProblem) return undefined;
		throw error;
	}
});
