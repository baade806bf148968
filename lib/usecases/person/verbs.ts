import {
	peopleListSchema,
	peopleQuerySchema,
	personSchema,
	revealBodySchema,
	revealedSchema,
} from '../../api/people.ts';
import { verb } from '../verb.ts';
import { findPeople } from './find-people.ts';
import { presentFoundPerson } from './present-person.ts';
import { readPerson, revealPerson } from './read-person.ts';

export const PERSON_VERBS = [
	verb({
		name: 'people.find',
		method: 'GET',
		permission: 'read studio',
		path: '/api/people',
		summary: 'People in production by name, e-mail or ID, typing mistakes forgiven, best first',
		query: peopleQuerySchema,
		output: peopleListSchema,
		async run(asking, { ports }, { query: { q, limit } }) {
			const { people, total, sources } = await findPeople(asking, ports.studio, q, limit);
			return { people: people.map(presentFoundPerson), total, sources: [...sources] };
		},
	}),
	verb({
		name: 'person.read',
		method: 'GET',
		permission: 'read studio',
		path: '/api/people/{userId}',
		summary: 'Why somebody in production can’t do their work: the cause, changes, sign-ins, requests',
		output: personSchema,
		run: (asking, { ports }, { path }) => readPerson(asking, ports, path.userId),
	}),
	verb({
		name: 'person.reveal',
		method: 'POST',
		permission: 'reveal personal data',
		path: '/api/people/{userId}/reveal',
		summary: 'Shows a personal value and writes down why',
		body: revealBodySchema,
		output: revealedSchema,
		run: async (asking, { ports }, { path, body }) => ({
			value: await revealPerson(asking, ports, path.userId, body),
		}),
	}),
];
