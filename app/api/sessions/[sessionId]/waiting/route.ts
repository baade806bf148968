import { changeWaiting } from '../../../../../lib/usecases/member/waiting-members.ts';
import { waitingBodySchema } from '../../../../../lib/api/member-report.ts';
import { answer, ApiProblem, json } from '../../../../_server/answer.ts';
import { readJson } from '../../../../_server/read-json.ts';
import { site } from '../../../../_server/site.ts';

/** Puts the session's member on the list of those who wait, or notes that the owners were told. */
export function POST(request: Request, context: { readonly params: Promise<{ sessionId: string }> }) {
	return answer(async () => {
		const { sessionId } = await context.params;
		const { action } = await readJson(request, waitingBodySchema);
		const count = await changeWaiting(site().ports, sessionId, action, request.signal);
		if (count) return json(count);
		throw new ApiProblem(404, 'not-found', 'This session has nothing that our teams could mend.');
	});
}
