import { answer, ApiProblem, json } from '../../../../_server/answer.ts';
import { openedCase } from '../../../../_server/opened-case.ts';

/** Whether others failed alike, as it was counted when the case was shared. */
export function GET(_request: Request, context: { readonly params: Promise<{ caseId: string }> }) {
	return answer(async () => {
		const { pattern } = (await openedCase(context.params)).opened;
		if (!pattern) throw new ApiProblem(404, 'not-found', 'Others could not be counted when it was shared');
		return json(pattern);
	});
}
