import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { backstageSchema } from './config.ts';
import { openBackstage } from './owner-directory.ts';

const noSecret = () => '';
const options = { signal: new AbortController().signal, deadlineMs: 1_000 };

const entity = (kind: string, name: string, spec: object = {}, metadata: object = {}) => ({
	apiVersion: 'backstage.io/v1alpha1',
	kind,
	metadata: { name, namespace: 'default', ...metadata },
	spec,
});

const ENTITIES: readonly unknown[] = [
	entity('Component', 'keys', { owner: 'key-team', system: 'playback' }),
	{ kind: 42 },
	entity('Component', 'steering', { system: 'playback' }),
	entity('Component', 'lost', { system: 'nowhere' }),
	entity(
		'Group',
		'key-team',
		{ parent: 'video', profile: { displayName: 'Key Team' } },
		{
			annotations: { 'chat/room': '#key-team', 'pd/service': 'PK 7', 'pd/who': 'user:default/ana' },
		},
	),
	entity('Group', 'video', { profile: { email: 'video@example.test' } }),
	entity('User', 'ana', { profile: { displayName: 'Ana Lima' } }),
	entity('Component', 'bill-blue', { owner: 'video' }),
	entity('Component', 'bill-green', { owner: 'key-team' }),
	entity('System', 'playback', { domain: 'streaming' }),
	{ ...entity('Domain', 'streaming'), relations: [{ type: 'ownedBy', targetRef: 'group:default/video' }] },
];

/** Backstage as its catalog's API answers: `size` entities a page, the filter only in the first question. */
let stop = () => {};
afterEach(() => stop());

async function backstage(size = 4) {
	const asked: IncomingMessage[] = [];
	const state = { status: 200, body: '' };
	const server = createServer((request, response) => {
		asked.push(request);
		if (state.status !== 200 || state.body !== '') {
			response.writeHead(state.status).end(state.body);
			return;
		}
		const query = new URL(request.url ?? '', 'http://backstage.test').searchParams;
		const from = Number(query.get('cursor') ?? 0);
		const next = from + size < ENTITIES.length ? { nextCursor: String(from + size) } : {};
		response.setHeader('content-type', 'application/json');
		response.end(
			JSON.stringify({
				items: ENTITIES.slice(from, from + size),
				totalItems: ENTITIES.length,
				pageInfo: next,
			}),
		);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	stop = () => void server.close();
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('no port');
	return { asked, state, url: `http://127.0.0.1:${address.port}/` };
}

const config = (from: string, more: object = {}) =>
	backstageSchema.parse({
		from,
		annotations: { slack: ['chat/room'], pagerDuty: ['pd/service'], onCall: ['pd/who'] },
		pagerDutyAddress: 'https://halcyon.pagerduty.com/service-directory/{id}',
		slackAddress: 'https://halcyon.slack.com/app_redirect?channel={id}',
		...more,
	});

test('the catalog API is read page after page, with the token, by its own annotation keys', async () => {
	const { asked, url } = await backstage();
	const directory = openBackstage(config(url, { tokenVariable: 'BACKSTAGE_TEST_TOKEN' }), (name) =>
		name === 'BACKSTAGE_TEST_TOKEN' ? 'let-me-in' : '',
	);
	const { owners, stale } = await directory.owners(['keys', 'unheard-of'], options);
	expect(stale).toBe('');
	expect([...owners.keys()]).toEqual(['keys']);
	expect(owners.get('keys')).toMatchObject({
		team: 'Key Team',
		nearest: '',
		onCall: 'Ana Lima',
		slackChannel: '#key-team',
		slackUrl: 'https://halcyon.slack.com/app_redirect?channel=key-team',
		email: 'video@example.test',
		pageUrl: 'https://halcyon.pagerduty.com/service-directory/PK%207',
	});
	expect(asked).toHaveLength(3);
	for (const { headers } of asked) expect(headers.authorization).toBe('Bearer let-me-in');
	const [first, second] = asked.map((one) => new URL(one.url ?? '', 'http://x').searchParams);
	expect(first?.getAll('filter')).toContain('kind=component');
	expect(second?.has('filter')).toBe(false);
});

test('a service that nobody owns is told with the nearest: its system, then the domain; by name where it is no component', async () => {
	const { url } = await backstage();
	const { owners } = await openBackstage(config(url), noSecret).owners(
		['steering', 'playback-manifest', 'lost'],
		options,
	);
	expect(owners.get('steering')).toMatchObject({ team: 'video', nearest: 'domain streaming' });
	expect(owners.get('playback-manifest')).toMatchObject({ team: 'video', nearest: 'domain streaming' });
	expect(owners.get('lost')).toMatchObject({ team: '', nearest: '' });
});

test('rules match names without what a deployment adds, never where two would fit', async () => {
	const { url } = await backstage();
	const match = [
		{ by: 'name' },
		{ by: 'without', prefixes: ['prod-'], suffixes: ['-svc', '-blue', '-green'] },
	];
	const { owners } = await openBackstage(config(url, { match }), noSecret).owners(
		['prod-keys-svc', 'bill', 'svc'],
		options,
	);
	expect([...owners.keys()]).toEqual(['prod-keys-svc']);
});

test('the catalog is kept and read anew; when that fails the last good copy serves and says so', async () => {
	const { asked, state, url } = await backstage(100);
	let now = 0;
	const directory = openBackstage(config(url, { refreshSeconds: 60 }), noSecret, () => now);
	const ask = async () => {
		const { owners, stale } = await directory.owners(['keys'], options);
		return [owners.get('keys')?.team, stale] as const;
	};
	expect(await ask()).toEqual(['Key Team', '']);
	now = 59_000;
	expect(await ask()).toEqual(['Key Team', '']);
	expect(asked).toHaveLength(1);
	state.status = 503;
	now = 120_000;
	expect(await ask()).toEqual(['Key Team', '']);
	await expect.poll(ask).toEqual(['Key Team', 'last read 2 min ago, then the catalog answered 503']);
	expect(asked).toHaveLength(2);
	state.status = 200;
	now = 140_000;
	await expect.poll(ask).toEqual(['Key Team', '']);
	expect(asked).toHaveLength(3);
});

test('a catalog that never answered is a SourceError that says why', async () => {
	const { state, url } = await backstage();
	const ask = () => openBackstage(config(url), noSecret).owners(['keys'], options);
	state.status = 401;
	await expect(ask()).rejects.toMatchObject({ code: 'refused', message: 'the catalog answered 401' });
	state.status = 200;
	state.body = '<html>sign in</html>';
	await expect(ask()).rejects.toMatchObject({
		code: 'broken',
		message: 'the answer is not one of Backstage',
	});
	stop();
	await expect(
		openBackstage(config('http://127.0.0.1:1'), noSecret).owners(['keys'], options),
	).rejects.toMatchObject({
		code: 'unreachable',
	});
});
