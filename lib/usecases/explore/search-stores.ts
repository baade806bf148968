import type { SearchPage, TraceQuery, TraceSummary } from '../../model/search.ts';
import { SourceError } from '../../model/source-error.ts';
import type { TraceStore } from '../../ports/sources/trace-store.ts';
import { type Asking, readOptions } from '../asking.ts';
import { DEADLINES_MS } from '../limits.ts';

/** How far a store has been shown: the cursor of its page, and how many requests of that page were shown. */
interface Place {
	readonly cursor?: string;
	readonly shown: number;
	readonly done: boolean;
}
type Places = ReadonlyMap<string, Place>;

/** A page of one store, and where that store stands. */
interface StorePage {
	readonly store: TraceStore;
	readonly page: SearchPage;
	readonly before: Place;
}

const AT_START: Place = { shown: 0, done: false };

/**
 * Searches every store that can search and lays what they find together, newest first; a request that two stores hold is
 * listed once. A store that does not answer is left out and named; where none answers, its error is the answer.
 */
export async function searchStores(
	asking: Asking,
	stores: readonly TraceStore[],
	query: TraceQuery,
): Promise<SearchPage> {
	const searchable = stores.filter(({ capabilities }) => capabilities.search);
	const [only, ...more] = searchable;
	if (!only) return { requests: [], total: 0, totalIsExact: true, nextCursor: undefined };
	const options = readOptions(asking, DEADLINES_MS.search);
	if (more.length === 0) return only.search(query, options);
	const places = placesOf(searchable, query.cursor);
	const open = searchable.filter(({ id }) => !places.get(id)?.done);
	const answers = await Promise.allSettled(
		open.map(async (store): Promise<StorePage> => {
			const before = places.get(store.id) ?? AT_START;
			const { cursor: _, ...rest } = query;
			const asked = before.cursor === undefined ? rest : { ...rest, cursor: before.cursor };
			return { store, before, page: await store.search(asked, options) };
		}),
	);
	const pages = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
	const failures = answers.flatMap((answer) =>
		answer.status === 'rejected' ? [answer.reason as unknown] : [],
	);
	const telling = failures.find((error) => error instanceof SourceError && error.code === 'bad-argument');
	if (telling !== undefined || pages.length === 0) throw telling ?? failures[0];
	return merged(pages, places, query.limit, failures.length > 0);
}

function merged(pages: readonly StorePage[], places: Places, limit: number, partial: boolean): SearchPage {
	const given = pages.flatMap(({ store, page, before }) =>
		page.requests.slice(before.shown).map((request) => ({ store, request })),
	);
	given.sort((a, b) => newestFirst(a.request, b.request));
	// Nothing is shown before what a store has on its next page and would stand above it.
	const until = horizon(pages);
	const shown = given.filter(({ request }) => request.startTime >= until).slice(0, limit);
	const next = new Map(places);
	for (const { store, page, before } of pages) {
		const count = before.shown + shown.filter((one) => one.store === store).length;
		next.set(store.id, placeAfter(page, before, count));
	}
	const more = pages.some(({ store }) => !next.get(store.id)?.done);
	return {
		requests: [...new Map(shown.map(({ request }) => [request.traceId, request])).values()],
		total: pages.reduce((sum, { page }) => sum + page.total, 0),
		// What two stores both hold is counted twice: how often, nobody knows.
		totalIsExact: false,
		nextCursor: more ? btoa(JSON.stringify([...next])) : undefined,
		...(partial ? { partial } : {}),
	};
}

/** The oldest moment down to which every store has told all that it knows. */
function horizon(pages: readonly StorePage[]): bigint {
	return pages.reduce((newest, { page: { requests, nextCursor } }) => {
		const last = nextCursor === undefined ? undefined : requests.at(-1)?.startTime;
		return last !== undefined && last > newest ? last : newest;
	}, 0n);
}

/** A page that was shown to its end gives way to the next one. */
function placeAfter({ requests, nextCursor }: SearchPage, before: Place, shown: number): Place {
	if (shown < requests.length) return { ...before, shown };
	return nextCursor === undefined ? { shown: 0, done: true } : { cursor: nextCursor, shown: 0, done: false };
}

function newestFirst(a: TraceSummary, b: TraceSummary): number {
	if (a.startTime !== b.startTime) return a.startTime > b.startTime ? -1 : 1;
	return a.traceId < b.traceId ? -1 : 1;
}

/** A cursor that is none of ours is a bad argument, told before any store is asked. */
function placesOf(stores: readonly TraceStore[], cursor: string | undefined): Places {
	if (cursor === undefined) return new Map();
	try {
		const known = new Map(JSON.parse(atob(cursor)) as [string, Place][]);
		if (stores.some(({ id }) => known.has(id))) return known;
	} catch {
		// Told below.
	}
	throw new SourceError('search', 'bad-argument', 'cursor: take it from the page before');
}
