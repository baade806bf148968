import { randomUUID } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imbalance } from '../../../lib/model/ledger.ts';
import { codec } from '../testing/plain-codec.ts';
import { post } from '../testing/post.ts';
import { testSpans, tracesProtobuf } from '../testing/requests.ts';
import { type Rig, startRig } from '../testing/rig.ts';
import { storedSpanIds } from '../testing/stored.ts';
import { InboxDatabase } from './database.ts';
import { openOrSalvage } from './salvage.ts';

const REQUESTS = 20;
const SPANS = 10;
const sent = new Set(
	Array.from({ length: REQUESTS }, (_, i) => testSpans(SPANS, i + 1).map(({ spanId }) => spanId)).flat(),
);

/** A closed collector with 20 requests of 10 spans in its inbox. */
async function filledInbox(): Promise<Rig> {
	const rig = await startRig();
	rig.sink.failWith(() => {
		throw new Error('down');
	});
	for (let seed = 1; seed <= REQUESTS; seed++) {
		await post(`${rig.otlp}/v1/traces`, tracesProtobuf(testSpans(SPANS, seed)));
	}
	return rig;
}

/** Starts again on the damaged file and lets everything be written that can be read. */
async function recovered(rig: Rig): Promise<Rig> {
	rig.sink.failWith(() => {});
	const next = await rig.restart();
	await next.drained();
	expect(imbalance(next.collector.ledger().spans)).toBe(0);
	expect(storedSpanIds(next.sink).every((id) => sent.has(id))).toBe(true);
	expect((await post(`${next.otlp}/v1/traces`, tracesProtobuf(testSpans(1, 99)))).status).toBe(200);
	await next.drained();
	return next;
}

const rejectedAs = (rig: Rig, reason: string) =>
	rig.collector.ledger().spans.rejected.find(([each]) => each === reason)?.[1] ?? 0;

test('a file of length zero is a new inbox', async () => {
	const rig = await startRig();
	await rig.collector.close();
	truncateSync(rig.inboxFile, 0);
	await using next = await recovered(rig);
	expect(next.collector.ledger().spans).toMatchObject({ received: 1, stored: 1 });
});

test('a torn tail of the log is dropped, what came before it is there', async () => {
	const rig = await filledInbox();
	const torn = { db: `${rig.inboxFile}.copy`, wal: `${rig.inboxFile}.copy-wal` };
	copyFileSync(rig.inboxFile, torn.db);
	copyFileSync(`${rig.inboxFile}-wal`, torn.wal);
	await rig.collector.close();
	copyFileSync(torn.db, rig.inboxFile);
	copyFileSync(torn.wal, `${rig.inboxFile}-wal`);
	truncateSync(`${rig.inboxFile}-wal`, readFileSync(torn.wal).length - 1000);
	await using next = await recovered(rig);
	expect(storedSpanIds(next.sink).length).toBeGreaterThan(SPANS * (REQUESTS - 3));
	expect(rejectedAs(next, 'damaged')).toBe(0);
});

test('a flipped bit in a record sets that record aside, counted; the others are stored', async () => {
	const rig = await filledInbox();
	await rig.collector.close();
	const db = new DatabaseSync(rig.inboxFile);
	const { body } = db.prepare('SELECT body FROM payload WHERE seq = 7').get() as { body: Uint8Array };
	body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 4;
	db.prepare('UPDATE payload SET body = ? WHERE seq = 7').run(body);
	db.close();
	await using next = await recovered(rig);
	expect(rejectedAs(next, 'damaged')).toBe(SPANS);
	expect(new Set(storedSpanIds(next.sink)).size).toBe(SPANS * (REQUESTS - 1) + 1);
});

test('a file that is no database is put aside and the start succeeds', async () => {
	const rig = await filledInbox();
	await rig.collector.close();
	writeFileSync(rig.inboxFile, 'this is not a database'.repeat(1000));
	await using next = await recovered(rig);
	expect(next.collector.ledger().spans).toMatchObject({ received: 1, stored: 1 });
	expect(readdirSync(dirname(rig.inboxFile)).some((name) => name.includes('damaged'))).toBe(true);
});

test.each([
	["the file's format", () => 47],
	["the file's version", () => 60],
	['the name of a column', (file: Buffer) => file.indexOf('checksum INTEGER')],
])('a flipped bit in %s costs no start', async (_, place) => {
	const rig = await filledInbox();
	await rig.collector.close();
	const file = readFileSync(rig.inboxFile);
	const at = place(file);
	file[at] = (file[at] ?? 0) ^ 1;
	writeFileSync(rig.inboxFile, file);
	await using next = await recovered(rig);
	const { received, stored } = next.collector.ledger().spans;
	expect(received - stored).toBe(rejectedAs(next, 'damaged'));
});

test('a batch whose token is damaged is written under a new one', async () => {
	await using rig = await filledInbox();
	await rig.collector.close();
	const { db } = openOrSalvage(rig.inboxFile);
	const inbox = new InboxDatabase(db, codec);
	const before = inbox.claim({ rows: 50, rawBytes: 1e6 }, () => 'first');
	expect(db.prepare("UPDATE batch SET token = CAST(x'80' AS TEXT)").run().changes).toBe(1);
	const batch = inbox.claim({ rows: 50, rawBytes: 1e6 }, () => 'second');
	expect(batch).toEqual({ ...before, token: 'second' });
	inbox.settle('second');
	expect(inbox.counters.ledger().spans.stored).toBe((before?.entries ?? 0) * SPANS);
	inbox.close();
});

test('whatever part of the file is overwritten, the start succeeds and the ledger closes', async () => {
	await using rig = await filledInbox();
	await rig.collector.close();
	const whole = readFileSync(rig.inboxFile);
	const file = `${rig.inboxFile}.damaged`;
	const damage = fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 5000 }));
	fc.assert(
		fc.property(damage, ([at, noise]) => {
			const damaged = Buffer.from(whole);
			damaged.set(noise.subarray(0, damaged.length - at), at);
			writeFileSync(file, damaged);
			const { db } = openOrSalvage(file);
			const inbox = new InboxDatabase(db, codec);
			for (;;) {
				const batch = inbox.claim({ rows: 50, rawBytes: 1e6 }, randomUUID);
				if (!batch) break;
				inbox.settle(batch.token);
			}
			const { spans } = inbox.counters.ledger();
			inbox.close();
			expect([imbalance(spans), spans.waiting]).toEqual([0, 0]);
		}),
		{ numRuns: 100 },
	);
}, 60_000);
