import { answer, json } from '../../../../_server/answer.ts';
import { compared } from '../../../../_server/compared.ts';

/** Where two requests part ways. */
export function GET(
	_request: Request,
	context: { readonly params: Promise<{ traceId: string; otherId: string }> },
) {
	return answer(async () => {
		const { traceId, otherId } = await context.params;
		return json(await compared(traceId, otherId));
	});
}
