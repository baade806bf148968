import { headers } from 'next/headers';
import type { Permission } from '../../lib/access/principal.ts';
import type { Problem } from '../../lib/api/problem.ts';
import type { Asking } from '../../lib/usecases/asking.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import { UseCaseProblem } from '../../lib/usecases/problem.ts';
import { admit } from './admit.ts';
import { authorise } from './endpoint.ts';
import { tellProblem } from './problem-answer.ts';

/** Who asks for a page, and that they may: what `serve` is to the API. */
export async function askingFor(permission: Permission): Promise<Asking> {
	const asking = admit(await headers(), 'GET');
	authorise(asking, { permission });
	return asking;
}

/** What a page shows, or the problem in its place. What nobody foresaw is for the error page. */
export async function orProblem<Answer>(work: () => Promise<Answer>): Promise<Answer | Problem> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof UseCaseProblem || error instanceof SourceError) return tellProblem(error).body;
		throw error;
	}
}
