import { openMember } from '../../../../lib/usecases/member/open-member.ts';
import { answer, ApiProblem, json } from '../../../_server/answer.ts';
import { site } from '../../../_server/site.ts';

/** A member's week of playing. Name and e-mail are not in it. */
export function GET(request: Request, context: { readonly params: Promise<{ memberId: string }> }) {
	return answer(async () => {
		const { memberId } = await context.params;
		const report = await openMember(site().ports, memberId, request.signal);
		if (report) return json(report);
		throw new ApiProblem(404, 'not-found', `${memberId.slice(0, 80)} played nothing in the last 7 days.`);
	});
}
