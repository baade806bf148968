import type { PersonJson } from '../../api/people.ts';
import type { SourceStatus } from '../../model/source-status.ts';
import type { User } from '../../model/user.ts';
import type { Asking } from '../asking.ts';
import { UseCaseProblem } from '../problem.ts';
import type { Ports } from '../site-ports.ts';
import { findUser, openPerson } from './open-person.ts';
import { presentPerson } from './present-person.ts';

/** A person in production by ID. Rejects with `not-found`, or with `unreachable` where a directory did not answer. */
export async function readPerson(asking: Asking, ports: Ports, userId: string): Promise<PersonJson> {
	const opening = await openPerson(asking, ports, userId);
	if (opening.found) return presentPerson(opening.person, ports.studio);
	throw personNotFound(opening.sources);
}

/** Shows one personal value of somebody. What can't be written down is not shown. */
export async function revealPerson(
	asking: Asking,
	ports: Ports,
	userId: string,
	{ field, reason }: { readonly field: 'email'; readonly reason: string },
): Promise<User['email']> {
	const { user, asked } = await findUser(asking, ports.studio, userId);
	if (!user) throw personNotFound(asked);
	const entry = {
		at: asking.now,
		actor: asking.who.name,
		action: `reveal ${field}`,
		subject: user.id,
		reason,
	};
	await ports.appStore.audit.record(entry);
	return user[field];
}

/** Nobody by that ID, or a directory that might know did not answer. */
function personNotFound(sources: readonly SourceStatus[]): UseCaseProblem {
	const dead = sources.filter(({ status }) => status === 'failed' || status === 'timeout');
	if (dead.length > 0) {
		const names = dead.map(({ name, message }) => `${name}: ${message}`).join('; ');
		return new UseCaseProblem('unreachable', `Not every directory answered. ${names}`, { sources });
	}
	const reason =
		sources.length === 0
			? 'No directory of people is connected.'
			: 'No directory knows anybody with this ID.';
	return new UseCaseProblem('not-found', reason, { sources });
}
