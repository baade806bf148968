import { answer, json } from '../../../_server/answer.ts';
import { openedCase } from '../../../_server/opened-case.ts';

/** The report of a shared case, as it was when it was shared. */
export function GET(_request: Request, context: { readonly params: Promise<{ caseId: string }> }) {
	return answer(async () => json((await openedCase(context.params)).opened.report));
}
