import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ReadSecret } from '../../../lib/ports/read-secret.ts';

export const TOKEN_VARIABLE = 'SCIM_TOKEN';
export const readScimSecret: ReadSecret = (name) => (name === TOKEN_VARIABLE ? 'right' : '');
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** A small SCIM 2.0 server over real HTTP: bearer token, `eq` and `co` with `or`, paging from 1, errors of RFC 7644. */
export interface ScimServer {
	readonly url: string;
	/** Query strings it was asked with. */
	readonly asked: string[];
	/** Answers in its place; undefined: it answers itself. */
	broken: ((answer: ServerResponse) => void) | undefined;
	close(): void;
}

/** Starts one with these people. */
export async function startScimServer(people: readonly ScimPerson[]): Promise<ScimServer> {
	const state: { asked: string[]; broken: ScimServer['broken'] } = { asked: [], broken: undefined };
	const server = createServer((request, answer) => {
		const at = new URL(request.url ?? '', 'http://scim.test');
		state.asked.push(at.search);
		if (state.broken) return state.broken(answer);
		serve(people, at, request, answer);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('no port');
	return Object.assign(state, {
		url: `http://127.0.0.1:${address.port}/scim/v2/`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	});
}

export type ScimPerson = ReturnType<typeof scimPerson>;

export function scimPerson(id: string, externalId: string, displayName: string, more: object = {}) {
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

function serve(
	people: readonly ScimPerson[],
	at: URL,
	request: IncomingMessage,
	answer: ServerResponse,
): void {
	if (request.headers.authorization !== 'Bearer right') return send(answer, 401, { detail: 'who are you' });
	const id = /\/Users\/(.+)$/.exec(at.pathname)?.[1];
	if (id !== undefined) {
		const found = people.find((user) => user.id === decodeURIComponent(id));
		return found ? send(answer, 200, found) : send(answer, 404, { detail: 'no such user' });
	}
	const wanted = people.filter((user) => fits(user, at.searchParams.get('filter') ?? ''));
	const start = Number(at.searchParams.get('startIndex') ?? 1);
	const page = wanted.slice(start - 1, start - 1 + Math.min(10, Number(at.searchParams.get('count') ?? 100)));
	send(answer, 200, {
		totalResults: wanted.length,
		startIndex: start,
		itemsPerPage: page.length,
		Resources: page,
	});
}

function fits(user: ScimPerson, filter: string): boolean {
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

export function send(answer: ServerResponse, status: number, body: object): void {
	answer.writeHead(status, { 'content-type': 'application/scim+json' }).end(JSON.stringify(body));
}
