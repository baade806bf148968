import { cache } from 'react';
import type { FrozenFacts } from '../../../components/request/states/frozen-line.tsx';
import { serveSpans } from '../../../components/request/spans/ssr-spans.ts';
import { isoNanos } from '../../../lib/api/iso-time.ts';
import { caseDrift } from '../../../lib/usecases/case/case-drift.ts';
import { askingFor, orProblem } from '../../_server/page.ts';
import { site } from '../../_server/site.ts';

/** A shared case and what became of its request; undefined where none was shared. Read once for a page. */
export const readCase = cache(async (caseId: string) => {
	const asking = await askingFor('read cases');
	const { ports, opened: requests, cases } = site();
	const kept = await orProblem(() => cases.open(asking, caseId));
	if ('error' in kept) return undefined;
	const { frozen, opened } = kept;
	serveSpans(`/api/cases/${caseId}`, opened.request.trace.spans);
	const now = await requests.open(asking, frozen.traceId);
	const facts: FrozenFacts = {
		caseId,
		frozenAt: isoNanos(frozen.frozenAt),
		since: caseDrift(opened.report, now, ports.retentionDays),
	};
	return { report: opened.report, facts };
});
