import { MANY_MARIAS, userDirectoryContract } from '../../lib/testing/contracts/user-directory.ts';
import { scimSourceSchema } from './config.ts';
import { readScimSecret, scimPerson, startScimServer, TOKEN_VARIABLE } from './testing/scim-server.ts';
import { scimDirectory } from './user-directory.ts';

const PEOPLE = [
	scimPerson('a1', 'u-1', 'Marisol Vega', { active: true }),
	...Array.from({ length: MANY_MARIAS }, (_, i) => scimPerson(`m${i}`, `u-m${i}`, `Maria Number ${i}`)),
];

for (const userId of ['id', 'externalId'] as const)
	userDirectoryContract({
		name: `SCIM, people by their ${userId}`,
		open: async () => {
			const people = userId === 'id' ? PEOPLE.map((one) => ({ ...one, id: one.externalId })) : PEOPLE;
			const server = await startScimServer(people);
			const config = { name: 'Halcyon ID', url: server.url, tokenVariable: TOKEN_VARIABLE, userId };
			return {
				directory: scimDirectory(scimSourceSchema.parse(config), readScimSecret),
				stall: () => {
					server.broken = () => {};
				},
				close: async () => server.close(),
			};
		},
		skip: [],
	});
