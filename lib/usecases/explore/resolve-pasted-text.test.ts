import { expect, test } from 'vitest';
import type { TraceId } from '../../model/ids.ts';
import { drawTrace, DRAWN_TRACE_ID } from '../../testing/draw/draw-trace.ts';
import { spanBatchFromRows } from '../../columns/rows.ts';
import { createRequestCache } from '../request/request-cache.ts';
import { resolvePastedText } from './resolve-pasted-text.ts';
import { testPorts, traceStoreOf } from '../testing/sources.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const SPAN = '7aa0b35fcde10422';
const { batch } = drawTrace(`
web   POST /play  0-90  [error] [kind server]
  keys  GET /keys 5-80  [error: key missing] [kind server]
`);
const store = traceStoreOf(batch);
const none = traceStoreOf(spanBatchFromRows([]));
const ports = testPorts({
	traceStores: [
		{
			...store,
			traceOfSpan: async (spanId) => (spanId === SPAN ? (DRAWN_TRACE_ID as TraceId) : undefined),
			readTrace: (traceId, limit, options) =>
				(traceId === DRAWN_TRACE_ID ? store : none).readTrace(traceId, limit, options),
		},
	],
});
const tell = (text: string, services: readonly string[] = []) =>
	resolvePastedText(asking, ports, createRequestCache(ports), { text, services: new Set(services) });

test('a pasted line is told: its request by the verdict, then its services; what is not stored is left out', async () => {
	const things = await tell(`failed in keys trace=${DRAWN_TRACE_ID} other=${'7'.repeat(32)} session=PS-1`, [
		'keys',
	]);
	expect(things.map(({ kind, tone, href }) => [kind, tone, href])).toEqual([
		['request', 'error', `/r/${DRAWN_TRACE_ID}`],
		['service', 'none', '/services/keys'],
	]);
	expect(things[0]?.words).toContain('keys');
});

test('words that name nothing give no things', async () => {
	expect(await tell('what happened to my film')).toEqual([]);
});

test('the ID of a span leads to its request with the span selected; one that nobody has leads nowhere', async () => {
	const [thing, ...more] = await tell(SPAN);
	expect(thing).toMatchObject({
		kind: 'request',
		tone: 'error',
		href: `/r/${DRAWN_TRACE_ID}?s=${SPAN}&v=all`,
	});
	expect(more).toEqual([]);
	expect(await tell('7aa0b35fcde10423')).toEqual([]);
});
