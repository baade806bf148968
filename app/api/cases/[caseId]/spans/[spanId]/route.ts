import { parseSpanId } from '../../../../../../lib/model/ids.ts';
import { presentSpanDetail } from '../../../../../../lib/usecases/request/present-span-detail.ts';
import { spanQuerySchema } from '../../../../../../lib/api/page-query.ts';
import { answer, ApiProblem, json } from '../../../../../_server/answer.ts';
import { openedCase } from '../../../../../_server/opened-case.ts';
import { readQuery } from '../../../../../_server/read-query.ts';

type Params = Promise<{ caseId: string; spanId: string }>;

/** Everything about one kept span. */
export function GET(request: Request, context: { readonly params: Params }) {
	return answer(async () => {
		const { row } = readQuery(request, spanQuerySchema);
		const spanId = parseSpanId((await context.params).spanId);
		if (!spanId) throw new ApiProblem(400, 'bad-argument', 'this is not a span ID');
		const detail = presentSpanDetail((await openedCase(context.params)).opened.request, spanId, row);
		if (!detail) throw new ApiProblem(404, 'not-found', `No span ${spanId} in this case`);
		return json(detail);
	});
}
