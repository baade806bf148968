import type { PersonJson } from '../../../lib/api/people.ts';
import type { Problem } from '../../../lib/api/problem.ts';
import { ApiProblem } from '../../_server/answer.ts';
import { openedPerson } from '../../_server/opened-person.ts';

/** A person in production, or why there is nobody to show. */
export async function readPerson(userId: string): Promise<PersonJson | Problem> {
	try {
		return await openedPerson(userId, new AbortController().signal);
	} catch (error) {
		if (error instanceof ApiProblem) return error.body;
		throw error;
	}
}
