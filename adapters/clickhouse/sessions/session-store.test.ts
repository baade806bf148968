import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../../lib/demo/random.ts';
import { playStory } from '../../../lib/demo/story.ts';
import { memberInPorto, someone } from '../../../lib/demo/people.ts';
import { hdKeyMissing } from '../../../lib/demo/stories/hd-key-missing.ts';
import { startOfTitle, stopOfTitle } from '../../../lib/demo/stories/watching.ts';
import type { TraceId } from '../../../lib/model/ids.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import { readSignals } from '../../../lib/sessions/read-signals.ts';
import { oneOfEach } from '../../../lib/sessions/same-request.ts';
import { DEFAULT_SESSION_WORDS } from '../../../lib/sessions/session-words.ts';
import { spanBatchFromRows } from '../../../lib/columns/rows.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { makeSpan, NOW, OPTIONS, put, putLogs, SECOND } from '../testing/store-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-sessions-'));
const member = memberInPorto();
const requests = [startOfTitle, hdKeyMissing, stopOfTitle].map((story, index) =>
	playStory(story, seeded(index + 1), NOW - BigInt(600 - index * 40) * SECOND, undefined, member),
);
const DAY = { from: unixNanos(NOW - 86_400n * SECOND), to: unixNanos(NOW + 60n * SECOND) };
let store: OwnedStore;

beforeAll(async () => {
	store = await openOwnedStore({ DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0' });
	for (const { spans, logs, traceId } of requests) {
		// In two inserts, and the first half once more: pieces of a request come when they come.
		const half = spans.slice(0, Math.ceil(spans.length / 2));
		await put(store, half);
		await put(store, spans.slice(half.length));
		await put(store, half);
		if (logs.length > 0)
			await putLogs(
				store,
				logs.map((log) => ({ ...log, traceId })),
			);
	}
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

const find = async (query: object) =>
	(await store.sessionStore.signals({ ...DAY, limit: 100, ...query }, OPTIONS)).signals;

test('what the view makes of spans as they arrive is what reading them all says', async () => {
	const batch = spanBatchFromRows(requests.flatMap(({ spans }) => spans));
	const said = oneOfEach(readSignals(batch, DEFAULT_SESSION_WORDS)).toSorted(byTrace);
	expect((await find({ member: 'M-20418837' })).toSorted(byTrace)).toEqual(said);
	expect(said.map(({ starts, stops, failed }) => [starts, stops, failed])).toContainEqual([
		true,
		false,
		false,
	]);
});

test('found by session, member, device, title, request and time', async () => {
	const [first] = await find({ member: 'M-20418837' });
	expect(first?.stops).toBe(true);
	for (const query of [
		{ session: 'PS-8841-20ZK-55' },
		{ device: '20418837-nova-8' },
		{ asset: 'Tiger Dynasty S1 E3' },
		{ model: 'Nova 8' },
	])
		expect(await find(query), JSON.stringify(query)).toHaveLength(3);
	expect(await find({ traceId: requests[1]?.traceId as TraceId })).toHaveLength(1);
	expect(await find({ member: 'M-1' })).toEqual([]);
	const early = { member: 'M-20418837', to: unixNanos(NOW - 580n * SECOND) };
	expect(await find(early)).toHaveLength(1);
	const two = { ...DAY, member: 'M-20418837', limit: 2 };
	expect(await store.sessionStore.signals(two, OPTIONS)).toMatchObject({ cut: true });
	for (const bad of [{ member: 'M-1', limit: 0 }, {}])
		await expect(find(bad), JSON.stringify(bad)).rejects.toMatchObject({ code: 'bad-argument' });
});

test('whoever was heard of last is found by time alone, with what came before', async () => {
	const another = someone(seeded(7));
	const { spans } = playStory(startOfTitle, seeded(8), NOW - 120n * SECOND, undefined, another);
	await put(store, spans);
	const heard = (query: object) =>
		store.sessionStore.recentSignals({ ...DAY, members: 5, limit: 100, ...query }, OPTIONS);
	const all = await heard({});
	const whose = another.shared['user.id'];
	const porto = 'M-20418837';
	expect(all.signals.map((signal) => signal.member)).toEqual([whose, porto, porto, porto]);
	expect(all.cut).toBe(false);
	expect(await heard({ members: 1 })).toMatchObject({ cut: true, signals: [{ member: whose }] });
	const between = { from: unixNanos(NOW - 530n * SECOND), to: unixNanos(NOW - 400n * SECOND) };
	expect((await heard(between)).signals).toHaveLength(3);
	const before = { from: unixNanos(NOW - 3_600n * SECOND), to: unixNanos(NOW - 900n * SECOND) };
	expect(await heard(before)).toEqual({ signals: [], cut: false });
	for (const bad of [{ members: 0 }, { members: 201 }, { limit: 0 }])
		await expect(heard(bad), JSON.stringify(bad)).rejects.toMatchObject({ code: 'bad-argument' });
});

test('by time alone nobody is left out while there is room: sessions of days ago come with those of today', async () => {
	const names = { 'user.id': 'M-daily', 'session.id': 'PS-daily' };
	const week = { from: unixNanos(NOW - 400_000n * SECOND), to: unixNanos(NOW - 90_000n * SECOND) };
	for (const ago of [100_000n, 350_000n])
		await put(store, [makeSpan({ startTime: NOW - ago * SECOND, kind: 2, attributes: names })]);
	const heard = (members: number) =>
		store.sessionStore.recentSignals({ ...week, members, limit: 100 }, OPTIONS);
	expect(await heard(1)).toMatchObject({
		cut: false,
		signals: [{ member: 'M-daily' }, { member: 'M-daily' }],
	});
});

test('a device and servers that send apart and know different things make one request of it', async () => {
	const player = makeSpan({ kind: 3, attributes: { 'session.id': 'PS-apart', 'asset.id': 'T-apart' } });
	const inside = { traceId: player.traceId, parentSpanId: player.spanId, kind: 2 };
	const gateway = makeSpan({ ...inside, spanId: 'c'.repeat(16), attributes: { 'user.id': 'M-apart' } });
	const rights = makeSpan({ ...inside, spanId: 'd'.repeat(16), attributes: { 'device.id': 'D-apart' } });
	for (const span of [player, gateway, rights]) await put(store, [span]);
	const whole = { member: 'M-apart', session: 'PS-apart', device: 'D-apart', asset: 'T-apart' };
	const { member: _, ...less } = whole;
	for (const query of [...Object.entries(whole).map(([key, value]) => ({ [key]: value })), whole, less])
		expect(await find(query), JSON.stringify(query)).toMatchObject([{ ...whole, serverTime: NOW }]);
	expect(await find({ ...whole, device: 'D-other' })).toEqual([]);
	for (const text of ['M-apart', 'D-apart'])
		expect(await store.sessionStore.nameKindOf(text, OPTIONS), text).toMatchObject({ member: 'M-apart' });
});

test('an ID says what it is; an unknown one is nothing', async () => {
	const identify = (text: string) => store.sessionStore.nameKindOf(text, OPTIONS);
	expect(await identify('PS-8841-20ZK-55')).toEqual({ kind: 'session', session: 'PS-8841-20ZK-55' });
	expect(await identify('M-20418837')).toEqual({ kind: 'member', member: 'M-20418837' });
	expect(await identify('20418837-nova-8')).toMatchObject({ kind: 'device', member: 'M-20418837' });
	expect(await identify("x' OR 1=1 --")).toBeUndefined();
	expect(await identify('nobody@halcyon.example')).toBeUndefined();
});

test('a member whose ID is an e-mail address is known by it, and asked for once', async () => {
	const address = 'ann.lee@members.example';
	await put(store, [
		makeSpan({ attributes: { 'user.id': address, 'user.email': address, 'device.id': 'D-ann' } }),
	]);
	expect(await store.sessionStore.nameKindOf(address, OPTIONS)).toEqual({ kind: 'member', member: address });
});

test('requests are read with all their spans and log lines', async () => {
	const ids = requests.map(({ traceId }) => traceId as TraceId);
	const { spans, records } = await store.sessionStore.readRequests(ids, DAY, OPTIONS);
	expect(spans.length).toBeGreaterThanOrEqual(requests.flatMap((request) => request.spans).length);
	expect(records).toHaveLength(requests.flatMap((request) => request.logs).length);
	const one = makeSpan();
	await put(store, [one]);
	expect((await store.sessionStore.readRequests([one.traceId as TraceId], DAY, OPTIONS)).spans.length).toBe(
		1,
	);
});

function byTrace(a: { traceId: string }, b: { traceId: string }): number {
	return a.traceId < b.traceId ? -1 : 1;
}
