import { openPerson } from '../../lib/usecases/person/open-person.ts';
import { presentPerson } from '../../lib/usecases/person/present-person.ts';
import type { PersonJson } from '../../lib/api/people.ts';
import type { SourceStatus } from '../../lib/model/source-status.ts';
import { ApiProblem } from './answer.ts';
import { site } from './site.ts';

/** The person that an address names, or the problem to answer with. */
export async function openedPerson(userId: string, signal: AbortSignal): Promise<PersonJson> {
	const { ports } = site();
	const opening = await openPerson(ports, userId, signal);
	if (opening.found) return presentPerson(opening.person, ports.studio);
	throw personNotFound(opening.sources);
}

/** Nobody by that ID, or a directory that might know did not answer. */
export function personNotFound(sources: readonly SourceStatus[]): ApiProblem {
	const dead = sources.filter(({ status }) => status === 'failed' || status === 'timeout');
	if (dead.length > 0) {
		const names = dead.map(({ name, message }) => `${name}: ${message}`).join('; ');
		return new ApiProblem(503, 'unreachable', `Not every directory answered. ${names}`, { sources });
	}
	const reason =
		sources.length === 0
			? 'No directory of people is connected.'
			: 'No directory knows anybody with this ID.';
	return new ApiProblem(404, 'not-found', reason, { sources });
}
