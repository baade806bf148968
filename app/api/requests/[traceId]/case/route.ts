import { findPattern } from '../../../../../lib/usecases/request/find-pattern.ts';
import { freezeCase } from '../../../../../lib/usecases/case/freeze-case.ts';
import { answer, json } from '../../../../_server/answer.ts';
import { openedRequest } from '../../../../_server/opened-request.ts';
import { site } from '../../../../_server/site.ts';

/** Keeps what the request's page says now, so that it opens the same after its spans are gone. */
export function POST(request: Request, context: { readonly params: Promise<{ traceId: string }> }) {
	return answer(async () => {
		const { ports } = site();
		const opened = await openedRequest(context.params);
		// A case without its pattern is worth keeping all the same.
		const pattern = await findPattern(ports.patternSources, opened, ports.clock.now(), request.signal).catch(
			() => null,
		);
		const { id } = await freezeCase(ports.cases, ports.clock, opened, pattern);
		return json({ caseId: id, href: `/c/${id}` });
	});
}
