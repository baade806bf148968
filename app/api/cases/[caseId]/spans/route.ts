import { pageSchema } from '../../../../../lib/api/page-query.ts';
import { presentSpanPage } from '../../../../../lib/usecases/request/present-span-page.ts';
import { encodeSpanColumns } from '../../../../../lib/api/span-columns/encode.ts';
import { SPAN_COLUMNS_TYPE } from '../../../../../lib/api/span-columns/format.ts';
import { answer, json } from '../../../../_server/answer.ts';
import { openedCase } from '../../../../_server/opened-case.ts';
import { readQuery } from '../../../../_server/read-query.ts';

/** Kept spans of a case in depth-first order: a page of JSON, or all of them in columns with `format=columns`. */
export function GET(request: Request, context: { readonly params: Promise<{ caseId: string }> }) {
	return answer(async () => {
		const query = readQuery(request, pageSchema);
		const { trace } = (await openedCase(context.params)).opened.request;
		if (query.format !== 'columns') return json(presentSpanPage(trace, query));
		const headers = { 'content-type': SPAN_COLUMNS_TYPE, 'cache-control': 'no-store' };
		return new Response(encodeSpanColumns(trace.spans), { headers });
	});
}
