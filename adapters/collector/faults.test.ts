import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { SourceError } from '../../lib/model/source-error.ts';
import { imbalance } from '../../lib/model/ledger.ts';
import { fakeSink } from './testing/fake-sink.ts';
import { post } from './testing/post.ts';
import { testSpans, tracesProtobuf } from './testing/requests.ts';
import { type Rig, startRig } from './testing/rig.ts';
import { storedSpanIds } from './testing/stored.ts';
import { until } from './testing/until.ts';

const down = () => {
	throw new SourceError('store', 'unreachable', 'the store is down');
};
const send = (rig: Rig, count: number, seed = 1) =>
	post(`${rig.otlp}/v1/traces`, tracesProtobuf(testSpans(count, seed)));
const ids = (count: number, seed = 1) => testSpans(count, seed).map(({ spanId }) => spanId);
const metric = async (rig: Rig, name: string): Promise<number> => {
	const text = await (await fetch(`${rig.otlp}/metrics`)).text();
	const line = text.split('\n').find((each) => each.startsWith(`${name} `) || each.startsWith(`${name}{`));
	return Number(line?.slice(line.lastIndexOf(' ') + 1));
};

/** Opens a socket, writes what it is given, and tells when the other side has closed. */
function rawSocket(url: string, text: string): { readonly closed: Promise<string>; destroy(): void } {
	const socket = connect(Number(new URL(url).port), '127.0.0.1');
	let answer = '';
	socket.on('data', (bytes) => {
		answer += bytes.toString();
	});
	socket.on('error', () => {});
	socket.write(text);
	return {
		closed: new Promise((resolve) => socket.on('close', () => resolve(answer))),
		destroy: () => socket.destroy(),
	};
}

const HALF =
	'POST /v1/traces HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\nContent-Length: 1000\r\n\r\nhalf';

test('a body that stays away: the socket is closed at the deadline, without an answer, nothing kept', async () => {
	await using rig = await startRig({ requestDeadlineMs: 100 });
	expect(await rawSocket(rig.otlp, HALF).closed).toBe('');
	expect(await metric(rig, 'dupin_in_flight_bytes')).toBe(0);
	expect(rig.collector.ledger().spans.received).toBe(0);
});

test('a sender that leaves half-way: nothing stored, its bytes given back', async () => {
	await using rig = await startRig();
	const socket = rawSocket(rig.otlp, HALF);
	await until('the bytes are held', async () => (await metric(rig, 'dupin_in_flight_bytes')) === 4);
	socket.destroy();
	await until('the bytes are given back', async () => (await metric(rig, 'dupin_in_flight_bytes')) === 0);
	expect(rig.collector.ledger().spans.received).toBe(0);
	expect(await metric(rig, 'dupin_faults_total')).toBe(0);
});

test('a connection that says nothing is closed', async () => {
	await using rig = await startRig({ headersDeadlineMs: 100, requestDeadlineMs: 200 });
	expect(await rawSocket(rig.otlp, '').closed).toBe('');
});

test('a request with two lengths and a broken one are 400', async () => {
	await using rig = await startRig();
	const smuggled = `${HALF.replace('\r\n\r\nhalf', '\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n')}`;
	expect(await rawSocket(rig.otlp, smuggled).closed).toMatch(/^HTTP\/1.1 400 /);
	expect(await rawSocket(rig.otlp, 'NONSENSE\r\n\r\n').closed).toMatch(/^HTTP\/1.1 400 /);
});

test('too many bytes in flight: 503 with Retry-After, later the same request succeeds', async () => {
	await using rig = await startRig({ maxInFlightBytes: 500 });
	const refused = await send(rig, 100);
	expect(refused.status).toBe(503);
	expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
	expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(30);
	expect(rig.collector.ledger().spans.received).toBe(0);
	await using roomier = await rig.restart({ maxInFlightBytes: 1_000_000 });
	expect((await send(roomier, 100)).status).toBe(200);
	await roomier.drained();
	expect(storedSpanIds(roomier.sink)).toEqual(ids(100));
});

test('store down: accepted up to the mark, then 503; recovers by itself and the ledger closes', async () => {
	await using rig = await startRig({ highWater: { rows: 250, bytes: 1e9 } });
	rig.sink.failWith(down);
	for (const seed of [1, 2, 3]) expect((await send(rig, 100, seed)).status).toBe(200);
	const refused = await send(rig, 100, 4);
	expect(refused.status).toBe(503);
	expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(10);
	expect((await fetch(`${rig.otlp}/readyz`)).status).toBe(503);
	expect((await fetch(`${rig.otlp}/healthz`)).status).toBe(200);
	rig.sink.failWith(() => {});
	await rig.drained();
	expect((await fetch(`${rig.otlp}/readyz`)).status).toBe(200);
	expect((await send(rig, 100, 4)).status).toBe(200);
	await rig.drained();
	expect(storedSpanIds(rig.sink).toSorted()).toEqual(
		[1, 2, 3, 4].flatMap((seed) => ids(100, seed)).toSorted(),
	);
	expect(rig.collector.ledger().spans).toEqual({ received: 400, stored: 400, rejected: [], waiting: 0 });
});

test('a body that takes longer than it may is refused for good and counted; the next request succeeds', async () => {
	await using rig = await startRig({ decodeDeadlineMs: 1 });
	const answer = await send(rig, 3_000);
	expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('send less at once')]);
	expect(await metric(rig, 'dupin_decode_thread_deaths_total')).toBe(1);
	expect(rig.collector.ledger().spans.rejected).toEqual([['too-slow', 1]]);
	await using patient = await rig.restart({ decodeDeadlineMs: 60_000 });
	expect((await send(patient, 3_000)).status).toBe(200);
});

test('a write that fails half-way is done again with the same token and the same rows', async () => {
	await using rig = await startRig();
	let failures = 3;
	rig.sink.failWith(() => {
		if (failures-- > 0) down();
	});
	await send(rig, 10);
	await rig.drained();
	expect(rig.sink.attempts).toHaveLength(4);
	expect(new Set(rig.sink.attempts).size).toBe(1);
	expect(storedSpanIds(rig.sink)).toEqual(ids(10));
});

test('a retry after a restart carries the token of before; nothing is lost', async () => {
	const rig = await startRig();
	rig.sink.failWith(down);
	await send(rig, 10);
	await until('the store was tried', () => rig.sink.attempts.length > 0);
	await using next = await rig.restart();
	next.sink.failWith(() => {});
	await next.drained();
	expect(new Set(next.sink.attempts).size).toBe(1);
	expect(storedSpanIds(next.sink)).toEqual(ids(10));
	expect(next.collector.ledger().spans).toEqual({ received: 10, stored: 10, rejected: [], waiting: 0 });
});

test('the same body delivered twice is acknowledged and counted twice', async () => {
	await using rig = await startRig();
	const body = gzipSync(tracesProtobuf(testSpans(10)));
	const headers = { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' };
	for (let i = 0; i < 2; i++) expect((await post(`${rig.otlp}/v1/traces`, body, headers)).status).toBe(200);
	await rig.drained();
	expect(rig.collector.ledger().spans).toEqual({ received: 20, stored: 20, rejected: [], waiting: 0 });
});

test('a record that the store can never take is found, set aside and counted; all others are stored', async () => {
	const poison = ids(100, 2)[61];
	const sink = fakeSink();
	sink.failWith(({ blocks }) => {
		const bytes = Buffer.concat(blocks.map((block) => block.bytes));
		if (bytes.includes(Buffer.from(poison ?? '', 'hex'))) {
			throw new SourceError('store', 'bad-argument', 'a value is out of range');
		}
	});
	await using rig = await startRig({ lingerMs: 50 }, sink);
	await Promise.all([1, 2, 3].map((seed) => send(rig, 100, seed)));
	await rig.drained();
	const expected = [1, 2, 3].flatMap((seed) => ids(100, seed)).filter((id) => id !== poison);
	expect(storedSpanIds(sink).toSorted()).toEqual(expected.toSorted());
	const { spans } = rig.collector.ledger();
	expect(spans.rejected).toEqual([['refused_by_store', 1]]);
	expect(imbalance(spans)).toBe(0);
});

test('stopping writes what waits and gives up on a store that is down', async () => {
	const rig = await startRig({ lingerMs: 60_000 });
	await send(rig, 10);
	await using next = await rig.restart();
	expect(storedSpanIds(next.sink)).toEqual(ids(10));
	next.sink.failWith(down);
	await send(next, 5, 2);
});
