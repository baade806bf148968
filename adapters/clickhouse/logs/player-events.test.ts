import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert, at } from '../../../lib/base/assert.ts';
import { encodeLogs as otlpLogs } from '../../../lib/demo/wire/otlp.ts';
import type { LogBatch } from '../../../lib/model/log-batch.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import { readEventSignals } from '../../../lib/sessions/read-event-signals.ts';
import { oneOfEach } from '../../../lib/sessions/same-request.ts';
import { DEFAULT_SESSION_WORDS } from '../../../lib/sessions/session-words.ts';
import type { LogRow } from '../../../lib/columns/rows.ts';
import { encodeLogs } from '../blocks/encode.ts';
import { decodeLogsProtobuf } from '../../../lib/wire/otlp/decode-logs-protobuf.ts';
import { isEventId } from '../../../lib/logs/event-id.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { fresh, freshIds, makeSpan, NOW, OPTIONS, put, SECOND } from '../testing/store-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-player-events-'));
const DAY = { from: unixNanos(NOW - 86_400n * SECOND), to: unixNanos(NOW + 60n * SECOND) };
const open = (more: Record<string, string> = {}) =>
	openOwnedStore({ DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0', ...more });
let store: OwnedStore;
beforeAll(async () => {
	store = await open();
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

/** Records as the collector decodes them. */
function received(rows: readonly LogRow[]): LogBatch {
	const decoded = decodeLogsProtobuf(otlpLogs(rows), { nowNanos: NOW, retentionNanos: 864_000n * SECOND });
	assert(decoded.ok, 'the records can be read');
	return decoded.batch;
}
const send = async (rows: readonly LogRow[]) => store.sink.write(fresh('token'), encodeLogs(received(rows)));
const find = async (query: object) =>
	(await store.sessionStore.signals({ ...DAY, limit: 100, ...query }, OPTIONS)).signals;
const byId = (a: { traceId: string }, b: { traceId: string }) => (a.traceId < b.traceId ? -1 : 1);

function event(ago: number, eventName: string, attributes: Record<string, string | number>): LogRow {
	return { time: NOW - BigInt(ago) * SECOND, service: 'tv-app', body: '', eventName, attributes };
}
const who = (member: string) => ({
	'user.id': member,
	'session.id': `PS-${member}`,
	'device.id': `tv-${member}`,
});

test('what the view makes of log records is what reading them says; copies and order change nothing', async () => {
	const rows = [
		event(300, 'playback.start', who('M-1')),
		event(200, 'playback.progress', { ...who('M-1'), 'playback.height': 720 }),
		event(100, 'playback.stop', who('M-1')),
		{ ...event(150, 'playback.error', who('M-1')), severityNumber: 17 },
		// Named in the old way; no word of players, but of a session.
		{ ...event(250, '', { ...who('M-1'), 'event.name': 'app.rotated' }) },
		// Nobody's, a plain line of a session, and somebody's event that is no player's.
		event(210, 'playback.progress', { 'playback.height': 480 }),
		{ ...event(220, '', who('M-1')), body: 'a line' },
		event(230, 'app.opened', { 'user.id': 'M-1' }),
	];
	await send(rows.slice(3));
	await send(rows.slice(0, 5));
	const said = oneOfEach(readEventSignals(received(rows), DEFAULT_SESSION_WORDS)).sort(byId);
	expect(said).toHaveLength(5);
	expect((await find({ member: 'M-1' })).toSorted(byId)).toEqual(said);
	expect((await find({ session: 'PS-M-1' })).map(({ name }) => name)).toEqual([
		'playback.stop',
		'playback.error',
		'playback.progress',
		'app.rotated',
		'playback.start',
	]);
	expect(await store.sessionStore.nameKindOf('tv-M-1', OPTIONS)).toMatchObject({
		kind: 'device',
		member: 'M-1',
	});
});

test('an event of no request is opened by the ID that it was given, and read with its session', async () => {
	await send([event(50, 'playback.start', who('M-2'))]);
	const { traceId } = at(await find({ member: 'M-2' }), 0);
	expect(isEventId(traceId)).toBe(true);
	const { records, total } = await store.logStore.readByTrace(
		traceId,
		{ window: DAY, services: [], hosts: [] },
		10,
		OPTIONS,
	);
	expect(total).toBe(1);
	expect(at(records, 0).attributes.get('event.name')).toBe('playback.start');
	const read = await store.sessionStore.readRequests([traceId], DAY, OPTIONS);
	expect(read.records).toEqual(records);
	expect(read.spans.length).toBe(0);
});

test('records within a request are pieces of it, though they name nobody and came a day late or early', async () => {
	const { traceId } = freshIds();
	const rows = [
		{ ...event(400, 'playback.start', {}), traceId },
		{ ...event(300, 'playback.stop', {}), traceId },
	];
	await send(rows);
	expect(await find({ traceId })).toEqual([]);
	const startTime = NOW - 400n * SECOND;
	await put(store, [makeSpan({ traceId, startTime, name: 'Watch', attributes: who('M-3') })]);
	await send(rows);
	for (const query of [{ member: 'M-3' }, { session: 'PS-M-3' }, { device: 'tv-M-3' }, { traceId }])
		expect(await find(query), JSON.stringify(query)).toMatchObject([
			{ traceId, member: 'M-3', name: 'Watch', starts: true, stops: true, deviceTime: startTime },
		]);
});

test('a store of before reads the events that it has when it is opened; new words hold from then on', async () => {
	await send([event(40, 'playback.start', who('M-4'))]);
	await store.client.command('DROP VIEW session_requests_of_logs');
	await store.client.command('DROP VIEW session_minutes_of_requests');
	await store.client.command('DROP TABLE session_minutes');
	await store.client.command("ALTER TABLE session_requests DELETE WHERE member = 'M-4'", {
		mutations_sync: 2,
	});
	await store.client.command('ALTER TABLE session_requests DROP COLUMN event_time', { mutations_sync: 2 });
	await store.client.command('ALTER TABLE schema_versions DELETE WHERE version > 2', { mutations_sync: 2 });
	await store.close();
	const words = join(folder, 'words.json');
	writeFileSync(words, JSON.stringify({ startEvents: ['began'], member: ['acct'] }));
	store = await open();
	expect(await find({ member: 'M-4' })).toMatchObject([{ starts: true, eventTime: NOW - 40n * SECOND }]);
	const heard = await store.sessionStore.recentSignals({ ...DAY, members: 9, limit: 100 }, OPTIONS);
	expect(heard.signals).toContainEqual(expect.objectContaining({ member: 'M-4' }));
	await store.close();
	store = await open({ DUPIN_SESSION_WORDS: words });
	await send([event(30, 'began', { acct: 'A-5' }), event(20, 'playback.start', who('M-5'))]);
	expect(await find({ member: 'A-5' })).toMatchObject([{ name: 'began', starts: true }]);
	expect(await find({ member: 'M-5' })).toEqual([]);
	expect(await find({ session: 'PS-M-5' })).toMatchObject([{ member: '', starts: false }]);
});
