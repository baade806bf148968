import { findPattern } from '../../../../../lib/usecases/request/find-pattern.ts';
import { answer, json } from '../../../../_server/answer.ts';
import { openedRequest } from '../../../../_server/opened-request.ts';
import { site } from '../../../../_server/site.ts';

/** Whether a request failed alone or with others, and since when. */
export function GET(request: Request, context: { readonly params: Promise<{ traceId: string }> }) {
	return answer(async () => {
		const { ports } = site();
		const opened = await openedRequest(context.params);
		return json(await findPattern(ports.patternSources, opened, ports.clock.now(), request.signal));
	});
}
