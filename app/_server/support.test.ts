import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnedStore, openOwnedStore } from '../../adapters/wiring.ts';
import { eveningRequests } from '../../lib/demo/members/member-story.ts';
import { hdLicenceStops } from '../../lib/demo/members/porto.ts';
import {
	auditListSchema,
	memberReportSchema,
	revealedSchema,
	waitingCountSchema,
} from '../../lib/api/member-report.ts';
import { supportPageSchema } from '../../lib/api/support-page.ts';
import { sessionReportSchema } from '../../lib/api/session-report.ts';
import { sessionListSchema } from '../../lib/api/sessions.ts';
import { logBatchFromRows, spanBatchFromRows } from '../../lib/columns/rows.ts';
import { route } from './testing/route.ts';

const getAudit = route('/api/audit');
const reveal = route('/api/members/{memberId}/reveal');
const getMember = route('/api/members/{memberId}');
const findPlace = route('/api/place');
const getSession = route('/api/sessions/{sessionId}');
const changeWaiting = route('/api/sessions/{sessionId}/waiting');
const getSessions = route('/api/sessions');
const getWaiting = route('/api/waiting');

/** The handlers as the site runs them, against the embedded store with one evening in it. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-support-'));
const SESSION = 'PS-8841-20ZK-55';
const MEMBER = 'M-20418837';
let store: OwnedStore;

beforeAll(async () => {
	const env = { DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0' };
	store = await openOwnedStore(env);
	Object.assign(process.env, env, { DUPIN_CLICKHOUSE_URL: store.url });
	const requests = eveningRequests(hdLicenceStops, BigInt(Date.now()) * 1_000_000n);
	const logs = requests.flatMap((request) =>
		request.logs.map((log) => ({ ...log, traceId: request.traceId })),
	);
	await store.sink.write('evening', [
		...store.sink.codec.encodeSpans(spanBatchFromRows(requests.flatMap(({ spans }) => spans))),
		...store.sink.codec.encodeLogs(logBatchFromRows(logs)),
	]);
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

const ask = (query = '') => new Request(`http://dupin.test/api/x${query}`);
const post = (body: unknown, type = 'application/json') =>
	new Request('http://dupin.test/api/x', {
		method: 'POST',
		headers: { 'content-type': type },
		body: JSON.stringify(body),
	});
const ofSession = (sessionId = SESSION) => ({ params: Promise.resolve({ sessionId }) });
const ofMember = (memberId = MEMBER) => ({ params: Promise.resolve({ memberId }) });

test('sessions are listed by member, device, title and time alone, and opened by their ID', async () => {
	for (const query of ['', `?member=${MEMBER}`, '?device=20418837-nova-8', '?asset=Tiger+Dynasty+S1+E3']) {
		const list = sessionListSchema.parse(await (await getSessions(ask(query))).json());
		expect(list.sessions.map(({ id, state }) => [id, state])).toEqual([[SESSION, 'stopped']]);
	}
	expect((await getSessions(ask('?limit=0'))).status).toBe(400);
	const report = sessionReportSchema.parse(await (await getSession(ask(), ofSession())).json());
	expect(report.verdict.headline.text).toBe(hdLicenceStops.truth.first);
	expect((await getSession(ask(), ofSession('PS-NONE'))).status).toBe(404);
	const member = memberReportSchema.parse(await (await getMember(ask(), ofMember())).json());
	expect(member.sessions.map(({ line }) => line)).toEqual(['Stopped after 38 s: HD licence refused']);
	expect((await getMember(ask(), ofMember('M-NONE'))).status).toBe(404);
});

test('a pasted ID or e-mail leads to its page, anything else nowhere', async () => {
	const href = async (text: string) =>
		supportPageSchema.parse(await (await findPlace(post({ text }))).json()).href;
	expect(await href(` ${SESSION} `)).toBe(`/s/${SESSION}`);
	expect(await href('rita.sousa@mail.example')).toBe(`/m/${MEMBER}`);
	expect(await href('session.id=PS-8841-20ZK-55 is broken')).toBe(`/s/${SESSION}`);
	expect(await href('timeout in content-keys')).toBeNull();
	expect(await href('7f3c9a51e2b84d06a1c45be9d07f2e38')).toBeNull();
});

test('a member is put on the list once; the owners of what failed can count them', async () => {
	const add = () => changeWaiting(post({ action: 'add' }), ofSession());
	expect(waitingCountSchema.parse(await (await add()).json())).toEqual({ members: 1, told: null });
	await add();
	await changeWaiting(post({ action: 'tell' }), ofSession());
	const query = '?service=content-keys&operation=GET+/keys/{asset}/{profile}';
	const count = waitingCountSchema.parse(await (await getWaiting(ask(query))).json());
	expect(count.members).toBe(1);
	expect(count.told).not.toBeNull();
	expect((await changeWaiting(post({ action: 'remove' }), ofSession())).status).toBe(400);
});

test('a name is told with a reason only, sent as JSON only, and the audit has it', async () => {
	expect((await reveal(post({ reason: ' ' }), ofMember())).status).toBe(400);
	const simple = await reveal(post({ reason: 'she asked for a call' }, 'text/plain'), ofMember());
	expect(simple.status).toBeGreaterThanOrEqual(400);
	const before = auditListSchema.parse(await (await getAudit(ask())).json());
	expect(before.entries).toEqual([]);
	const told = await reveal(post({ reason: 'she asked for a call' }), ofMember());
	expect(revealedSchema.parse(await told.json()).name).toBe('Rita Sousa');
	const { entries, unbroken } = auditListSchema.parse(await (await getAudit(ask())).json());
	expect(unbroken).toBe(true);
	expect(entries.map(({ subject, reason }) => [subject, reason])).toEqual([[MEMBER, 'she asked for a call']]);
});
