import { expect, test } from 'vitest';
import type { TraceId } from '../../model/ids.ts';
import { fromMillis } from '../../model/time.ts';
import { DRAWN_START, DRAWN_TRACE_ID, drawTrace } from '../../testing/draw/draw-trace.ts';
import { openRequest } from './open-request.ts';
import { createRequestCache } from './request-cache.ts';
import { testPorts, traceStoreOf } from '../testing/sources.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const ID = DRAWN_TRACE_ID as TraceId;

function counting(batch = drawTrace('web GET /play 0-90').batch) {
	let reads = 0;
	const store = traceStoreOf(batch);
	const ports = testPorts({
		traceStores: [
			{
				...store,
				readTrace: async (...given) => {
					reads++;
					return store.readTrace(...given);
				},
			},
		],
		clock: { now: () => fromMillis(Number(DRAWN_START / 1_000_000n) + 86_400_000) },
	});
	return { ports, reads: () => reads };
}

test('a request asked for many times at once, and again, is read once', async () => {
	const { ports, reads } = counting();
	const opened = createRequestCache(ports);
	const [first, second] = await Promise.all([opened.open(asking, ID), opened.open(asking, ID)]);
	expect(second).toBe(first);
	expect(await opened.open(asking, ID)).toBe(first);
	expect(reads()).toBe(1);
	opened.forget(ID);
	await opened.open(asking, ID);
	expect(reads()).toBe(2);
});

test('what was not found, or failed, is asked for again', async () => {
	const { ports, reads } = counting(drawTrace('').batch);
	const opened = createRequestCache(ports);
	expect((await opened.open(asking, ID)).found).toBe(false);
	await opened.open(asking, ID);
	expect(reads()).toBe(2);
	let tries = 0;
	const failing = createRequestCache(ports, undefined, async (...given) => {
		if (++tries === 1) throw new Error('broke');
		return openRequest(...given);
	});
	await expect(failing.open(asking, ID)).rejects.toThrow('broke');
	expect((await failing.open(asking, ID)).found).toBe(false);
});

test('what is forgotten while it is being opened is not kept, and who asks later gets the new answer', async () => {
	const { ports, reads } = counting();
	const first = Promise.withResolvers<void>();
	let tries = 0;
	const opened = createRequestCache(ports, undefined, async (...given) => {
		if (++tries === 1) await first.promise;
		return openRequest(...given);
	});
	const old = opened.open(asking, ID);
	opened.forget(ID);
	const later = await opened.open(asking, ID);
	first.resolve();
	expect(await old).not.toBe(later);
	expect(await opened.open(asking, ID)).toBe(later);
	opened.forgetAll();
	await opened.open(asking, ID);
	expect(reads()).toBe(3);
});
