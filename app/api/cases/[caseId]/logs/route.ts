import { presentLogPage } from '../../../../../lib/usecases/request/present-log-page.ts';
import { logQuerySchema } from '../../../../../lib/api/page-query.ts';
import { answer, json } from '../../../../_server/answer.ts';
import { openedCase } from '../../../../_server/opened-case.ts';
import { readQuery } from '../../../../_server/read-query.ts';

/** Kept log lines of a case, by time or errors first. */
export function GET(request: Request, context: { readonly params: Promise<{ caseId: string }> }) {
	return answer(async () => {
		const { cursor, limit, order, row, q } = readQuery(request, logQuerySchema);
		return json(
			presentLogPage((await openedCase(context.params)).opened.request, {
				cursor,
				limit,
				order,
				row,
				text: q,
			}),
		);
	});
}
