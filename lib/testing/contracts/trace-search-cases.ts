import { expect } from 'vitest';
import { parseSpanId, type SpanId } from '../../model/ids.ts';
import type { TraceQuery } from '../../model/search.ts';
import { unixNanos } from '../../model/time.ts';
import { BAD_LIMITS, expectError, GONE, nextName, PATIENT } from './run-cases.ts';
import { SECOND, spanRow, THEN, type TraceStoreSubject } from './trace-store-subject.ts';

const HOUR = 3_600n * SECOND;

/** An hour to both sides of when spans of the suite began. */
function queryOf(more: Partial<TraceQuery>): TraceQuery {
	return { from: unixNanos(THEN - HOUR), to: unixNanos(THEN + HOUR), limit: 100, ...more };
}

/** Finding traces by what they are. A store that can't has no such capability, and turns the question down. */
export function traceSearchCases(subject: TraceStoreSubject) {
	const search = (more: Partial<TraceQuery>) => subject().store.search(queryOf(more), PATIENT);
	return { ...foundCases(subject, search), ...mannerCases(subject, search) } as const;
}

type Search = (
	more: Partial<TraceQuery>,
) => Promise<Awaited<ReturnType<ReturnType<TraceStoreSubject>['store']['search']>>>;

function foundCases(subject: TraceStoreSubject, search: Search) {
	return {
		'requests of a service are found newest first, each once, with what they are': async () => {
			const service = nextName('service');
			const rows = [3n, 1n, 2n].map((after) => spanRow({ service, startTime: THEN + after * SECOND }));
			const root = rows[0] ?? spanRow();
			const failed = { ...spanRow({ service, statusCode: 2, parentSpanId: root.spanId }) };
			await subject().put([...rows, { ...failed, traceId: root.traceId, startTime: root.startTime }]);
			const { requests, total } = await search({ service });
			expect(requests.map(({ startTime }) => startTime)).toEqual(
				[3n, 2n, 1n].map((after) => THEN + after * SECOND),
			);
			expect(total).toBe(3);
			expect(requests[0]).toMatchObject({
				traceId: root.traceId,
				spanCount: 2,
				errorCount: 1,
				hasError: true,
				rootService: service,
				rootOperation: 'GET /play',
				services: [service],
			});
		},
		'the window holds its first moment and not its last': async () => {
			const service = nextName('service');
			await subject().put([spanRow({ service })]);
			const found = async (from: bigint, to: bigint) =>
				(await search({ service, from: unixNanos(from), to: unixNanos(to) })).requests.length;
			expect(await found(THEN, THEN + 1n)).toBe(1);
			expect(await found(THEN - HOUR, THEN)).toBe(0);
			expect(await found(THEN + 1n, THEN + HOUR)).toBe(0);
		},
		'pages follow each other without gaps or repeats, also where times are equal': async () => {
			const service = nextName('service');
			const rows = Array.from({ length: 25 }, (_, i) =>
				spanRow({ service, startTime: THEN + BigInt(i >> 3) }),
			);
			await subject().put(rows);
			const seen: string[] = [];
			let cursor: string | undefined;
			do {
				const page = await search({ service, limit: 4, ...(cursor === undefined ? {} : { cursor }) });
				expect(page.requests.length).toBeLessThanOrEqual(4);
				seen.push(...page.requests.map(({ traceId }) => traceId));
				cursor = page.nextCursor;
			} while (cursor !== undefined);
			expect(seen).toHaveLength(25);
			expect(new Set(seen)).toEqual(new Set(rows.map(({ traceId }) => traceId)));
		},
		'services are listed by name, as many as are wanted': async () => {
			const names = [nextName('zz'), nextName('aa')];
			await subject().put(names.map((service) => spanRow({ service })));
			const { store } = subject();
			const all = await store.services(1_000, PATIENT);
			expect(all).toEqual(all.toSorted());
			expect(all).toEqual(expect.arrayContaining(names));
			expect(await store.services(1, PATIENT)).toEqual(all.slice(0, 1));
		},
		'a span names its trace, from the moment that is asked for on': async () => {
			const one = spanRow();
			await subject().put([one]);
			const traceOf = async (id: string, from: bigint) =>
				subject().store.traceOfSpan?.(parseSpanId(id) as SpanId, unixNanos(from), PATIENT);
			expect(await traceOf(one.spanId, THEN - HOUR)).toBe(one.traceId);
			expect(await traceOf('e'.repeat(16), THEN - HOUR)).toBeUndefined();
		},
	} as const;
}

function mannerCases(subject: TraceStoreSubject, search: Search) {
	return {
		'what nothing fits is an empty page': async () => {
			const { requests, total, nextCursor } = await search({ service: nextName('nobody') });
			expect([requests, total, nextCursor]).toEqual([[], 0, undefined]);
		},
		'a page size or cursor that is none is a bad argument, told before anything is asked': async () => {
			const { store } = subject();
			for (const limit of [...BAD_LIMITS, 1_001])
				await expectError(store.search(queryOf({ limit }), GONE), 'bad-argument', store);
			for (const cursor of ['', 'x', '{}', btoa('[]'), '🎬'])
				await expectError(store.search(queryOf({ cursor }), GONE), 'bad-argument', store);
		},
		'a search of somebody who has left gets no answer': async () => {
			const { store } = subject();
			await expectError(store.search(queryOf({}), GONE), 'cancelled', store);
		},
		'a store that can not search says so, and turns it down': async () => {
			const { store } = subject();
			if (store.capabilities.search) return;
			await expectError(store.search(queryOf({}), PATIENT), 'unsupported', store);
		},
	} as const;
}
