import { expect, test } from 'vitest';
import { SourceError } from '../../model/source-error.ts';
import type { User } from '../../model/user.ts';
import { change, login, MARISOL, NOW, refusal, request } from '../../studio/testing/facts.ts';
import { findPeople } from './find-people.ts';
import { findSupportPage } from '../explore/find-support-page.ts';
import { openPerson } from './open-person.ts';
import { NO_STUDIO, type StudioSources } from '../studio-sources.ts';
import { source, testPorts, traceStoreOf } from '../testing/sources.ts';
import { spanBatchFromRows } from '../../columns/rows.ts';
import { presentPerson } from './present-person.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

async function refuse(): Promise<never> {
	throw new SourceError('gone', 'unreachable', 'no route to it');
}

/** Sources that know what happened to Marisol, and which accounts they were asked for. */
function sources(own: Partial<StudioSources> = {}) {
	const asked: (readonly string[])[] = [];
	const studio: StudioSources = {
		...NO_STUDIO,
		directories: [directoryOf([MARISOL])],
		loginHistories: [
			{
				...source('sign-ins'),
				logins: async (ids) => {
					asked.push(ids);
					return { events: [login(900), login(49)], total: 2 };
				},
			},
		],
		roleChangeLogs: [
			{
				...source('table'),
				changes: async () => ({
					changes: [change(9_000, { kind: 'added', was: '', id: 'old' }), change(639)],
					total: 2,
				}),
				batch: async () => ({ changes: [change(639), change(639, { userId: 'u-2' })], total: 2 }),
			},
			{
				...source('log'),
				changes: async () => ({ changes: [change(639)], total: 1 }),
				batch: refuse,
			},
		],
		refusalLogs: [{ ...source('access'), refusals: async () => ({ refusals: [refusal(28)], total: 1 }) }],
		...own,
	};
	const found = {
		requests: [request(48), request(47)],
		total: 31,
		totalIsExact: true,
		nextCursor: undefined,
	};
	const store = { ...traceStoreOf(spanBatchFromRows([])), search: async () => found };
	return { asked, ports: testPorts({ studio, traceStores: [store], clock: { now: () => NOW } }) };
}

function directoryOf(people: readonly User[], name = 'directory') {
	return {
		...source(name),
		candidates: async () => ({ people, total: people.length }),
		read: async (id: string) => people.find((user) => user.id === id),
	};
}

async function open(own: Partial<StudioSources> = {}) {
	const { ports } = sources(own);
	const opening = await openPerson(asking, ports, MARISOL.id);
	if (!opening.found) throw new Error('not found');
	return { ...opening.person, page: presentPerson(opening.person, ports.studio) };
}

test('all accounts of a person are asked for; a change told twice is one; newest first', async () => {
	const { asked, ports } = sources();
	const opening = await openPerson(asking, ports, MARISOL.id);
	expect(asked).toEqual([['u-58213', 'g-77120']]);
	if (!opening.found) throw new Error('not found');
	const { facts } = opening.person;
	expect(facts.changes.map(({ id }) => id)).toEqual(['c-639', 'old']);
	expect(facts.logins.map(({ time }) => time)).toEqual([login(49).time, login(900).time]);
});

test('one dead source is told of and empties nothing', async () => {
	const dead = {
		...source('gone'),
		logins: refuse,
		changes: refuse,
		batch: refuse,
		refusals: refuse,
		candidates: refuse,
		read: refuse,
	};
	const { facts, judgement, page } = await open({
		directories: [dead, directoryOf([MARISOL])],
		loginHistories: [dead],
	});
	expect(judgement.causes.map(({ kind }) => kind)).toEqual(['role-moved']);
	expect(facts.changes).toHaveLength(2);
	expect(
		page.sources.filter(({ status }) => status === 'failed').map(({ name, kind }) => [name, kind]),
	).toEqual([
		['gone', 'people'],
		['gone', 'sign-ins'],
	]);
});

test('a source that is not there for a cause makes it unknown, not wrong', async () => {
	const dead = { ...source('gone'), changes: refuse, batch: refuse };
	const { judgement } = await open({ roleChangeLogs: [dead] });
	expect(judgement.headline.text).toContain('because the list of role changes did not answer');
});

test('the page holds no e-mail address, counts what it does not list and marks the likely cause', async () => {
	const { page } = await open();
	expect(JSON.stringify(page)).not.toContain(MARISOL.email);
	expect(page.emailDomain).toBe('blackbirdpost.example');
	expect(page.totalRequests).toBe(62);
	expect(page.requests).toMatchObject([{ name: 'Open home', outcome: 'worked', times: 4 }]);
	expect(page.roleChanges.map(({ likelyCause }) => likelyCause)).toEqual([true, false]);
	expect(page.batch[0]?.text).toBe('Changed by Dana Whitlock in a batch of 14 people.');
});

test('nobody by that ID is no error; who was asked is told', async () => {
	const { ports } = sources();
	expect(await openPerson(asking, ports, 'u-0')).toMatchObject({
		found: false,
		sources: [{ status: 'empty' }],
	});
});

test('people of several directories are one list; a dead directory is told of', async () => {
	const other = { ...MARISOL, id: 'u-9', name: 'Marisol Vegas' };
	const dead = { ...source('gone'), candidates: refuse, read: refuse };
	const { ports } = sources({
		directories: [directoryOf([MARISOL]), directoryOf([MARISOL, other], 'second'), dead],
	});
	const found = await findPeople(asking, ports.studio, 'marisol vega', 1);
	expect(found.people.map(({ user }) => user.id)).toEqual(['u-58213']);
	expect(found.total).toBe(2);
	expect(found.sources.map(({ status }) => status)).toEqual(['ok', 'ok', 'failed']);
});

test('a try to sign in that was turned away is no request that went well', async () => {
	const away = login(48, { outcome: 'wrong-password', traceId: request(48).traceId });
	const { page } = await open({
		loginHistories: [{ ...source('sign-ins'), logins: async () => ({ events: [away], total: 1 }) }],
	});
	expect(page.requests.map(({ outcome, times }) => [outcome, times])).toEqual([
		['refused', 2],
		['worked', 2],
	]);
});

test('the ID of somebody in production leads to their page, whatever page asks', async () => {
	const { ports } = sources();
	expect(await findSupportPage(asking, ports, MARISOL.id)).toBe(`/studio/${MARISOL.id}`);
	expect(await findSupportPage(asking, ports, 'M-20418837')).toBeUndefined();
	const down = testPorts({ studio: { ...NO_STUDIO, directories: [{ ...directoryOf([]), read: refuse }] } });
	expect(await findSupportPage(asking, down, MARISOL.id)).toBeUndefined();
});
