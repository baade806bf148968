import { openSession } from '../../../../lib/usecases/session/open-session.ts';
import { answer, ApiProblem, json } from '../../../_server/answer.ts';
import { site } from '../../../_server/site.ts';

/** One playback session: what went wrong, what to tell the member, who mends it. */
export function GET(request: Request, context: { readonly params: Promise<{ sessionId: string }> }) {
	return answer(async () => {
		const { sessionId } = await context.params;
		const { ports } = site();
		const report = await openSession(ports, sessionId, request.signal);
		if (report) return json(report);
		throw new ApiProblem(
			404,
			'not-found',
			`No playback session ${sessionId.slice(0, 80)} in the last ${ports.retentionDays} days.`,
		);
	});
}
