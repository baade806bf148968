import { answer, json } from '../../../_server/answer.ts';
import { openedPerson } from '../../../_server/opened-person.ts';

/** Why somebody in production can't do their work. */
export function GET(request: Request, context: { readonly params: Promise<{ userId: string }> }) {
	return answer(async () => json(await openedPerson((await context.params).userId, request.signal)));
}
