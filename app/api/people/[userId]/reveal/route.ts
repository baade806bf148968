import { findUser } from '../../../../../lib/usecases/person/open-person.ts';
import { ACTOR } from '../../../../../lib/usecases/member/reveal-member.ts';
import { revealBodySchema } from '../../../../../lib/api/people.ts';
import { ApiProblem, answer, json } from '../../../../_server/answer.ts';
import { personNotFound } from '../../../../_server/opened-person.ts';
import { site } from '../../../../_server/site.ts';

/** Shows an e-mail address. What can't be written down is not shown. */
export function POST(request: Request, context: { readonly params: Promise<{ userId: string }> }) {
	return answer(async () => {
		const body = revealBodySchema.safeParse(await request.json().catch(() => undefined));
		if (!body.success) {
			const message = body.error.issues[0]?.message ?? 'say what to show and why';
			throw new ApiProblem(400, 'bad-argument', message);
		}
		const { ports } = site();
		const { userId } = await context.params;
		const { user, asked } = await findUser(ports.studio, userId, request.signal);
		if (!user) throw personNotFound(asked);
		const { field, reason } = body.data;
		await ports.appStore.audit.record({
			at: ports.clock.now(),
			actor: ACTOR,
			action: `reveal ${field}`,
			subject: user.id,
			reason,
		});
		return json({ value: user[field] });
	});
}
