import { toOtlp } from '../../../../../lib/usecases/request/export-otlp.ts';
import { answer } from '../../../../_server/answer.ts';
import { openedRequest } from '../../../../_server/opened-request.ts';

/** The request as a file of OTLP JSON, spans and log lines in one: to keep, to send, to drop in again. */
export function GET(_request: Request, context: { readonly params: Promise<{ traceId: string }> }) {
	return answer(async () => {
		const request = await openedRequest(context.params);
		return Response.json(toOtlp(request), {
			headers: {
				'cache-control': 'no-store',
				'content-disposition': `attachment; filename="${request.trace.traceId}.otlp.json"`,
			},
		});
	});
}
