import { revealMember } from '../../../../../lib/usecases/member/reveal-member.ts';
import { revealBodySchema } from '../../../../../lib/api/member-report.ts';
import { answer, json } from '../../../../_server/answer.ts';
import { readJson } from '../../../../_server/read-json.ts';
import { site } from '../../../../_server/site.ts';

/** Name and e-mail of a member. The reason is written into the audit first. */
export function POST(request: Request, context: { readonly params: Promise<{ memberId: string }> }) {
	return answer(async () => {
		const { memberId } = await context.params;
		const { reason } = await readJson(request, revealBodySchema);
		return json(await revealMember(site().ports, memberId, reason, request.signal));
	});
}
