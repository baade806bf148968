import { expect, test } from 'vitest';
import type { TraceId } from '../../model/ids.ts';
import type { SearchPage, TraceSummary } from '../../model/search.ts';
import { unixNanos } from '../../model/time.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { testAsking } from '../testing/asking.ts';
import { DEAD, traceStoreOf } from '../testing/sources.ts';
import { searchStores } from './search-stores.ts';

const summary = (at: number): TraceSummary => ({
	traceId: at.toString(16).padStart(32, '0') as TraceId,
	startTime: unixNanos(BigInt(at)),
	durationNanos: 1,
	spanCount: 1,
	errorCount: 0,
	rootService: '',
	rootOperation: '',
	services: [],
	hasError: false,
});

/** A store that holds requests of these moments and gives them in pages, its cursor being the place in its list. */
function store(name: string, moments: readonly number[]) {
	const newest = moments.toSorted((a, b) => b - a).map(summary);
	return {
		...traceStoreOf(drawTrace('').batch, 0, name),
		search: async ({ limit, cursor = '0' }: { limit: number; cursor?: string }): Promise<SearchPage> => {
			const end = Number(cursor) + limit;
			const nextCursor = end < newest.length ? String(end) : undefined;
			return {
				requests: newest.slice(Number(cursor), end),
				total: newest.length,
				totalIsExact: true,
				nextCursor,
			};
		},
	};
}

const QUERY = { from: unixNanos(0n), to: unixNanos(100n), limit: 3 };

async function pages(...stores: ReturnType<typeof store>[]) {
	const found: number[][] = [];
	let cursor: string | undefined;
	do {
		const page = await searchStores(testAsking(), stores, { ...QUERY, ...(cursor ? { cursor } : {}) });
		found.push(page.requests.map(({ startTime }) => Number(startTime)));
		cursor = page.nextCursor;
	} while (cursor !== undefined && found.length < 20);
	return found;
}

test('what several stores find is laid together newest first, page after page, nothing lost', async () => {
	expect(await pages(store('a', [9, 7, 5, 3, 1]), store('b', [8, 6, 2]))).toEqual([
		[9, 8, 7],
		// 2 waits for the next page of the other store, which has 3.
		[6, 5],
		[3, 2, 1],
	]);
});

test('one store keeps its own pages and its exact total', async () => {
	const alone = await searchStores(testAsking(), [store('a', [3, 2, 1, 4])], QUERY);
	expect(alone).toMatchObject({ total: 4, totalIsExact: true, nextCursor: '3' });
});

test('a store that is down leaves the others, and the answer says that it is partial', async () => {
	const page = await searchStores(testAsking(), [DEAD, store('b', [2])], QUERY);
	expect(page).toMatchObject({ partial: true, total: 1 });
	expect(page.requests).toHaveLength(1);
	await expect(searchStores(testAsking(), [DEAD, DEAD], QUERY)).rejects.toThrow('no route to it');
});

test('a cursor from elsewhere is refused, a store that can not search is not asked', async () => {
	const stores = [store('a', [1]), store('b', [2])];
	await expect(searchStores(testAsking(), stores, { ...QUERY, cursor: 'mine' })).rejects.toThrow('cursor');
	const shelf = { ...DEAD, capabilities: {} };
	expect((await searchStores(testAsking(), [shelf, store('b', [2])], QUERY)).total).toBe(1);
});
