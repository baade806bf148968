import type { PersonJson } from '../../../lib/api/people.ts';
import type { Problem } from '../../../lib/api/problem.ts';
import { readPerson as read } from '../../../lib/usecases/person/read-person.ts';
import { askingFor, orProblem } from '../../_server/page.ts';
import { site } from '../../_server/site.ts';

/** A person in production, or why there is nobody to show. */
export async function readPerson(userId: string): Promise<PersonJson | Problem> {
	const asking = await askingFor('read studio');
	return orProblem(() => read(asking, site().ports, userId));
}
