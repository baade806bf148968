import { expect, test } from 'vitest';
import type { TraceQuery } from '../../model/search.ts';
import { DRAWN_TRACE_ID, drawTrace } from '../../testing/draw/draw-trace.ts';
import { searchQuerySchema } from '../../api/search-query.ts';
import { createRequestCache } from '../request/request-cache.ts';
import { searchRequests } from './search-requests.ts';
import { DEAD, testPorts, traceStoreOf } from '../testing/sources.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const { batch } = drawTrace('web GET /play 0-90');

test('an ID is found where it is kept even while the searched store is dead; words are not', async () => {
	const ports = testPorts({ traceStores: [DEAD, { ...traceStoreOf(batch), capabilities: {} }] });
	const find = (q: string) =>
		searchRequests(asking, ports, createRequestCache(ports), searchQuerySchema.parse({ q }));
	expect((await find(`trace=${DRAWN_TRACE_ID}`)).requests).toMatchObject([{ rootService: 'web' }]);
	await expect(find('too many streams')).rejects.toMatchObject({ code: 'unreachable' });
});

test('a pasted text becomes service, attributes and words; times reach back as far as is kept', async () => {
	const asked: TraceQuery[] = [];
	const store = traceStoreOf(drawTrace('').batch);
	const ports = testPorts({
		traceStores: [
			{
				...store,
				services: async () => ['drm'],
				search: async (query, options) => {
					asked.push(query);
					return store.search(query, options);
				},
			},
		],
	});
	const query = searchQuerySchema.parse({
		q: 'drm session=PS-8 http.status_code=502 no key',
		minDuration: '250ms',
	});
	await searchRequests(asking, ports, createRequestCache(ports), query);
	expect(asked).toEqual([
		{
			service: 'drm',
			attributes: [
				['session.id', 'PS-8'],
				['http.response.status_code', '502'],
			],
			text: 'no key',
			minDurationNanos: 250e6,
			from: ports.clock.now() - 7n * 86_400_000_000_000n,
			to: ports.clock.now() + 300_000_000_000n,
			limit: 50,
		},
	]);
});
