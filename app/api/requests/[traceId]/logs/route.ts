import { presentLogPage } from '../../../../../lib/usecases/request/present-log-page.ts';
import { logQuerySchema } from '../../../../../lib/api/page-query.ts';
import { answer, json } from '../../../../_server/answer.ts';
import { openedRequest } from '../../../../_server/opened-request.ts';
import { readQuery } from '../../../../_server/read-query.ts';

/** Log lines of a request, by time or errors first. */
export function GET(request: Request, context: { readonly params: Promise<{ traceId: string }> }) {
	return answer(async () => {
		const { cursor, limit, order, row, q } = readQuery(request, logQuerySchema);
		return json(presentLogPage(await openedRequest(context.params), { cursor, limit, order, row, text: q }));
	});
}
