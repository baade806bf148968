import { recordOpened } from '../../../../lib/usecases/request/record-opened.ts';
import { presentRequest } from '../../../../lib/usecases/request/present-request.ts';
import { answer, json } from '../../../_server/answer.ts';
import { reportQuerySchema } from '../../../../lib/api/page-query.ts';
import { openedRequest } from '../../../_server/opened-request.ts';
import { readQuery } from '../../../_server/read-query.ts';
import { site } from '../../../_server/site.ts';

/** What happened to a request: verdict, findings, where its time went, who can fix it. */
export function GET(request: Request, context: { readonly params: Promise<{ traceId: string }> }) {
	return answer(async () => {
		const { again } = readQuery(request, reportQuerySchema);
		const report = presentRequest(await openedRequest(context.params, again));
		await recordOpened(site().ports, report);
		return json(report);
	});
}
