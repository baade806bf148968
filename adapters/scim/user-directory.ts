import { checkLimit } from '../../lib/model/check-limit.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import type { UserDirectory } from '../../lib/ports/sources/user-directory.ts';
import type { ReadSecret } from '../../lib/ports/read-secret.ts';
import { openScimClient } from './client.ts';
import type { ScimSource } from './config.ts';
import { likeFilter, quoted } from './filter.ts';
import { userOf } from './user.ts';

/** People out of a SCIM service. */
export function scimDirectory(config: ScimSource, readSecret: ReadSecret): UserDirectory {
	const { id, name, userId } = config;
	const client = openScimClient(config, readSecret);
	return {
		id,
		kind: 'scim',
		name,
		candidates: async (text, limit, options) => {
			checkLimit(name, limit);
			const filter = likeFilter(text);
			if (filter === undefined) throw new SourceError(name, 'bad-argument', 'nothing to look for');
			const known = await client.list(`${userId} eq ${quoted(text.trim())} or ${filter}`, limit, options);
			return { people: known.users.map((user) => userOf(user, config)), total: known.total };
		},
		read: async (wanted, options) => {
			if (userId === 'id') {
				const found = await client.user(wanted, options);
				return found && userOf(found, config);
			}
			const { users } = await client.list(`${userId} eq ${quoted(wanted)}`, 1, options);
			return users[0] && userOf(users[0], config);
		},
	};
}
