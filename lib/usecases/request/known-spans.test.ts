import { expect, test } from 'vitest';
import type { SpanId, TraceId } from '../../model/ids.ts';
import { unixNanos } from '../../model/time.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { testAsking } from '../testing/asking.ts';
import { traceStoreOf } from '../testing/sources.ts';
import { findSpan } from './find-span.ts';
import { withKnownSpans } from './known-spans.ts';

const FROM = unixNanos(0n);
const OPTIONS = { signal: new AbortController().signal, deadlineMs: 1_000 };
const idOf = (n: number) => n.toString(16).padStart(16, '0') as SpanId;
const pastedOf = (n: number) => idOf(n).padStart(32, '0') as TraceId;
const FOUND = 'a'.repeat(32) as TraceId;

/** A store whose searches end when the test says so. */
function setup() {
	const searches: { readonly spanId: SpanId; readonly end: (found: TraceId | undefined) => void }[] = [];
	const store = withKnownSpans({
		...traceStoreOf(drawTrace('web GET / 0-90').batch),
		traceOfSpan: (spanId) => new Promise((end) => searches.push({ spanId, end })),
	});
	const find = async (n: number, signal = OPTIONS.signal) =>
		store.traceOfSpan?.(idOf(n), FROM, { ...OPTIONS, signal });
	return { store, searches, find };
}

test('a span that was looked for is not looked for again, found or not', async () => {
	const { searches, find } = setup();
	for (const [n, found] of [
		[1, FOUND],
		[2, undefined],
	] as const) {
		const first = find(n);
		searches.at(-1)?.end(found);
		expect(await first).toBe(found);
		expect(await find(n)).toBe(found);
	}
	expect(searches.map(({ spanId }) => spanId)).toEqual([idOf(1), idOf(2)]);
});

test('who asks at the same time waits for the same search, also when the first of them leaves', async () => {
	const { searches, find } = setup();
	const gone = new AbortController();
	const [first, second] = [find(1, gone.signal), find(1)];
	gone.abort();
	searches[0]?.end(FOUND);
	expect([await first, await second]).toEqual([FOUND, FOUND]);
	expect(searches).toHaveLength(1);
});

test('many made-up span IDs are not all looked for at once, and what was not looked for is not told as missing', async () => {
	const { store, searches, find } = setup();
	const begun = [find(1), find(2)];
	expect(await findSpan(testAsking(), { traceStores: [store] }, pastedOf(3))).toEqual({ kind: 'unknown' });
	for (const { end } of searches) end(undefined);
	await Promise.all(begun);
	expect(searches).toHaveLength(2);
	const third = findSpan(testAsking(), { traceStores: [store] }, pastedOf(3));
	searches.at(-1)?.end(FOUND);
	expect(await third).toEqual({ kind: 'found', traceId: FOUND, spanId: idOf(3) });
	expect(await findSpan(testAsking(), { traceStores: [store] }, pastedOf(2))).toEqual({ kind: 'none' });
});
