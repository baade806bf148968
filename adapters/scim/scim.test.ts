import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rankPeople } from '../../lib/studio/rank-people.ts';
import { scimSourceSchema } from './config.ts';
import { likeFilter } from './filter.ts';
import { scimDirectory } from './user-directory.ts';

/** A small SCIM 2.0 server over real HTTP: bearer token, `eq` and `co` with `or`, paging from 1, errors of RFC 7644. */
const TOKEN_VARIABLE = 'SCIM_TOKEN';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PEOPLE = [
	person('a1', 'u-58213', 'Marisol Vega', { userType: 'Contractor', active: true }),
	person('a2', 'u-2', 'Tomasz Nowak', { userType: 'Employee', active: false }),
	...Array.from({ length: 25 }, (_, i) => person(`m${i}`, `u-m${i}`, `Maria Number ${i}`)),
];
const OPTIONS = { signal: new AbortController().signal, deadlineMs: 2_000 };
let broken: ((answer: ServerResponse) => void) | undefined;
let asked: string[] = [];
const server = createServer(serve);
let url = '';

beforeAll(async () => {
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2/`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(() => {
	broken = undefined;
	asked = [];
});

function person(id: string, externalId: string, displayName: string, more: object = {}) {
	const mail = `${displayName.toLowerCase().replaceAll(' ', '.')}@halcyon.example`;
	return {
		id,
		externalId,
		userName: mail,
		displayName,
		name: { givenName: displayName.split(' ')[0], familyName: displayName.split(' ').at(-1) },
		emails: [{ value: 'old@x.example' }, { value: mail, primary: true }],
		roles: [{ value: 'Editor', type: 'Low Tide, Season 4' }],
		timezone: 'Europe/Lisbon',
		[ENTERPRISE]: { organization: 'Blackbird Post' },
		...more,
	};
}

function serve(request: IncomingMessage, answer: ServerResponse): void {
	const at = new URL(request.url ?? '', 'http://scim.test');
	asked.push(at.search);
	if (broken) return broken(answer);
	if (request.headers.authorization !== 'Bearer right') return send(answer, 401, { detail: 'who are you' });
	const id = /\/Users\/(.+)$/.exec(at.pathname)?.[1];
	if (id !== undefined) {
		const found = PEOPLE.find((user) => user.id === decodeURIComponent(id));
		return found ? send(answer, 200, found) : send(answer, 404, { detail: 'no such user' });
	}
	const wanted = PEOPLE.filter((user) => fits(user, at.searchParams.get('filter') ?? ''));
	const start = Number(at.searchParams.get('startIndex') ?? 1);
	const page = wanted.slice(start - 1, start - 1 + Math.min(10, Number(at.searchParams.get('count') ?? 100)));
	send(answer, 200, {
		totalResults: wanted.length,
		startIndex: start,
		itemsPerPage: page.length,
		Resources: page,
	});
}

function fits(user: (typeof PEOPLE)[number], filter: string): boolean {
	return filter
		.matchAll(/([\w.]+) (eq|co) ("(?:[^"\\]|\\.)*")/g)
		.some(([, path = '', operator, json = '""']) => {
			const value = String(JSON.parse(json)).toLowerCase();
			const held = [user.name, user].flatMap((object): readonly unknown[] => [
				new Map(Object.entries(object)).get(path.replace('name.', '')),
			]);
			const texts = (path === 'emails.value' ? user.emails.map((mail) => mail.value) : held).map((text) =>
				(typeof text === 'string' ? text : '').toLowerCase(),
			);
			return texts.some((text) => (operator === 'eq' ? text === value : text.includes(value)));
		});
}

function send(answer: ServerResponse, status: number, body: object): void {
	answer.writeHead(status, { 'content-type': 'application/scim+json' }).end(JSON.stringify(body));
}

function directory(more: object = {}) {
	return scimDirectory(
		scimSourceSchema.parse({ name: 'Halcyon ID', url, tokenVariable: TOKEN_VARIABLE, ...more }),
		(name) => (name === TOKEN_VARIABLE ? 'right' : ''),
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
	expect(asked.map((query) => new URLSearchParams(query).get('startIndex'))).toEqual(['1', '11', '21']);
	const few = await directory().candidates('Maria', 15, OPTIONS);
	expect([few.people.length, few.total]).toEqual([15, 26]);
});

test.each([
	['a wrong token', 401, { detail: 'no' }, 'refused'],
	['too many', 400, { scimType: 'tooMany' }, 'limit'],
	['a filter it does not know', 400, { scimType: 'invalidFilter' }, 'unsupported'],
	['its own failure', 500, {}, 'broken'],
])('%s leaves as SourceError with the source’s name', async (_, status, body, code) => {
	broken = (answer) => send(answer, status, body);
	await expect(directory().read('a1', OPTIONS)).rejects.toMatchObject({
		name: 'SourceError',
		source: 'Halcyon ID',
		code,
	});
});

test('what is no SCIM, what is late and what is not there', async () => {
	broken = (answer) => answer.end('<html>');
	await expect(directory().candidates('vega', 10, OPTIONS)).rejects.toMatchObject({ code: 'broken' });
	broken = () => {};
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
