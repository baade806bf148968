import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unixNanos } from '../../../lib/model/time.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { createEventStore } from './event-store.ts';
import { NOW, OPTIONS, putLogs, SECOND } from '../testing/store-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-events-'));
const RANGE = { from: unixNanos(NOW - 100n * SECOND), to: unixNanos(NOW) };
let store: OwnedStore;

beforeAll(async () => {
	store = await openOwnedStore({ DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0' });
	const line = (ago: bigint, service: string, body: string) => ({ time: NOW - ago * SECOND, service, body });
	await putLogs(store, [
		line(5n, 'door', '{"event":"sign_in","user":"u-1"}'),
		{ ...line(3n, 'door', 'come in'), eventName: 'sign_in', attributes: { user: 'u-1' } },
		line(4n, 'door', '{"event":"sign_in","user":"u-2"}'),
		line(2n, 'door', '{"event":"sign_out","user":"u-1"}'),
		line(1n, 'other', '{"event":"sign_in","user":"u-1"}'),
		line(200n, 'door', '{"event":"sign_in","user":"u-1"}'),
		line(6n, 'door', `{"event":"sign_in","user":"it's \\\\ {values:String}"}`),
	]);
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

const ask = (own: object = {}, limit = 10) =>
	createEventStore(store.client).readEvents(
		{ services: ['door'], word: 'sign_in', values: ['u-1'], range: RANGE, ...own },
		limit,
		OPTIONS,
	);
const agoOf = ({ records }: { records: readonly { time: bigint }[] }) =>
	records.map(({ time }) => Number((NOW - time) / SECOND));

test('events by service, name and person, in attributes or body, newest first', async () => {
	const read = await ask();
	expect(agoOf(read)).toEqual([3, 5]);
	expect(read.total).toBe(2);
	expect(read.records[0]?.attributes.get('event.name')).toBe('sign_in');
	expect(agoOf(await ask({ values: ['u-2', 'u-1'] }))).toEqual([3, 4, 5]);
});

test('the limit keeps the newest and says how many there are; none is empty', async () => {
	const cut = await ask({ values: ['u-2', 'u-1'] }, 2);
	expect([agoOf(cut), cut.total]).toEqual([[3, 4], 3]);
	expect(await ask({ values: ['u-9'] })).toEqual({ records: [], total: 0 });
});

test('values are bound, whatever they hold; a question without a service is refused before any I/O', async () => {
	expect(agoOf(await ask({ values: ["it's"] }))).toEqual([6]);
	await expect(ask({ services: [] })).rejects.toMatchObject({ code: 'bad-argument' });
	await expect(ask({ values: [] })).rejects.toMatchObject({ code: 'bad-argument' });
});
