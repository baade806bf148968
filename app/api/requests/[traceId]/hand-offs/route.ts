import { parseTraceId } from '../../../../../lib/model/ids.ts';
import { handOff, listHandOffs } from '../../../../../lib/usecases/request/hand-off.ts';
import { presentRequest } from '../../../../../lib/usecases/request/present-request.ts';
import { handOffBodySchema } from '../../../../../lib/api/hand-off.ts';
import { answer, ApiProblem, json } from '../../../../_server/answer.ts';
import { openedRequest } from '../../../../_server/opened-request.ts';
import { readJson } from '../../../../_server/read-json.ts';
import { site } from '../../../../_server/site.ts';

type Context = { readonly params: Promise<{ traceId: string }> };

/** Who was told of this request. */
export function GET(_request: Request, context: Context) {
	return answer(async () => {
		const traceId = parseTraceId((await context.params).traceId);
		if (!traceId) throw new ApiProblem(400, 'bad-argument', 'this is not a trace ID');
		return json(await listHandOffs(site().ports, traceId));
	});
}

/** Hands it to its owner: sends the text where it can be sent, and remembers that it was. */
export function POST(request: Request, context: Context) {
	return answer(async () => {
		const { ports } = site();
		const body = await readJson(request, handOffBodySchema);
		const opened = await openedRequest(context.params);
		if (body.way === 'webhook' && !ports.messenger)
			throw new ApiProblem(400, 'unsupported', 'No webhook is set up: DUPIN_HANDOFF_WEBHOOK names one');
		return json(await handOff(ports, opened.trace.traceId, presentRequest(opened), body, request.signal));
	});
}
