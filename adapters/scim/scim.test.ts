import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rankPeople } from '../../lib/studio/rank-people.ts';
import { scimSourceSchema } from './config.ts';
import { likeFilter } from './filter.ts';
import {
	readScimSecret,
	type ScimServer,
	scimPerson,
	send,
	startScimServer,
	TOKEN_VARIABLE,
} from './testing/scim-server.ts';
import { scimDirectory } from './user-directory.ts';

const PEOPLE = [
	scimPerson('a1', 'u-58213', 'Marisol Vega', { userType: 'Contractor', active: true }),
	scimPerson('a2', 'u-2', 'Tomasz Nowak', { userType: 'Employee', active: false }),
	...Array.from({ length: 25 }, (_, i) => scimPerson(`m${i}`, `u-m${i}`, `Maria Number ${i}`)),
];
const OPTIONS = { signal: new AbortController().signal, deadlineMs: 2_000 };
let server: ScimServer;

beforeAll(async () => {
	server = await startScimServer(PEOPLE);
});
afterAll(() => server.close());
beforeEach(() => {
	server.broken = undefined;
	server.asked.length = 0;
});

function directory(more: object = {}) {
	return scimDirectory(
		scimSourceSchema.parse({ name: 'Halcyon ID', url: server.url, tokenVariable: TOKEN_VARIABLE, ...more }),
		readScimSecret,
	);
}

test('a person by ID, and nobody for an unknown one', async () => {
	expect(await directory().read('a1', OPTIONS)).toMatchObject({
		id: 'a1',
		name: 'Marisol Vega',
		email: 'marisol.vega@halcyon.example',
		company: 'Blackbird Post',
		employment: 'contractor',
		active: true,
		secondStep: 'unknown',
		contractEnds: undefined,
		roles: [{ role: 'Editor', project: 'Low Tide, Season 4' }],
		timeZone: 'Europe/Lisbon',
		source: 'Halcyon ID',
	});
	expect(await directory().read('no/such?x=1', OPTIONS)).toBeUndefined();
});

test('a person by the ID that logs know', async () => {
	const byExternal = directory({ userId: 'externalId' });
	expect(await byExternal.read('u-2', OPTIONS)).toMatchObject({
		id: 'u-2',
		active: false,
		employment: 'employee',
	});
	expect(await byExternal.read('u-9" or id co "a', OPTIONS)).toBeUndefined();
});

test.each(['Marsiol Vega', 'marisol.vega@halcyon.example', 'u-58213', 'vega'])(
	'%s finds her',
	async (typed) => {
		const { people } = await directory({ userId: 'externalId' }).candidates(typed, 100, OPTIONS);
		expect(rankPeople(typed, people)[0]?.user.name).toBe('Marisol Vega');
	},
);

test('pages are read to the end or to the limit, and what there is is counted', async () => {
	const all = await directory().candidates('Maria', 100, OPTIONS);
	expect(all.people.filter(({ name }) => name.startsWith('Maria'))).toHaveLength(25);
	expect(server.asked.map((query) => new URLSearchParams(query).get('startIndex'))).toEqual([
		'1',
		'11',
		'21',
	]);
	const few = await directory().candidates('Maria', 15, OPTIONS);
	expect([few.people.length, few.total]).toEqual([15, 26]);
});

test.each([
	['a wrong token', 401, { detail: 'no' }, 'refused'],
	['too many', 400, { scimType: 'tooMany' }, 'limit'],
	['a filter it does not know', 400, { scimType: 'invalidFilter' }, 'unsupported'],
	['its own failure', 500, {}, 'broken'],
])('%s leaves as SourceError with the source’s name', async (_, status, body, code) => {
	server.broken = (answer) => send(answer, status, body);
	await expect(directory().read('a1', OPTIONS)).rejects.toMatchObject({
		name: 'SourceError',
		source: 'Halcyon ID',
		code,
	});
});

test('what is no SCIM, what is late and what is not there', async () => {
	server.broken = (answer) => answer.end('<html>');
	await expect(directory().candidates('vega', 10, OPTIONS)).rejects.toMatchObject({ code: 'broken' });
	server.broken = () => {};
	await expect(directory().read('a1', { ...OPTIONS, deadlineMs: 30 })).rejects.toMatchObject({
		code: 'timeout',
	});
	const gone = directory({ url: 'http://127.0.0.1:9/' });
	await expect(gone.read('a1', OPTIONS)).rejects.toMatchObject({ code: 'unreachable' });
});

test('a filter holds text as JSON, so that nothing can break out of it', () => {
	expect(likeFilter('a"b')).toBe(
		'displayName co "a" or name.familyName co "a" or userName co "a" or displayName co "b" or name.familyName co "b" or userName co "b"',
	);
	expect(likeFilter('")  (')).toBeUndefined();
});
