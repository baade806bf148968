import type { SearchPage, TraceQuery, TraceSummary } from '../../../lib/model/search.ts';
import { checkLimit } from '../../../lib/model/check-limit.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { Client } from '../client/client.ts';
import {
	type Conditions,
	conditions,
	type Cursor,
	hasAttribute,
	parseCursor,
	ROWS_BEFORE,
	WINDOW_ROWS,
	writeCursor,
} from './search-conditions.ts';
import { OF_REQUESTS } from './request-ids.sql.ts';
import { type FoundRequest, summaries } from './summaries.ts';

const MAX_LIMIT = 1_000;
const HOUR_NANOS = 3_600_000_000_000n;
/** How far back each try looks, in hours; the last try looks at all that is asked for. */
const WINDOWS: readonly bigint[] = [1n, 6n, 24n, 72n];

interface FoundRow extends FoundRequest {
	/** Requests in the window that match, before the cursor too. */
	readonly total: string;
}

/**
 * Newest first. Looks at the last hour, and further back only while the page is not full: what is common is
 * found at once, what is rare is found by the indexes.
 *
 *     from ──────────────────── low'' ─────── low' ── low ─ to
 *                                                     └ 1 h ┘
 *                                             └──── 6 h ────┘   …
 */
export async function search(client: Client, query: TraceQuery, options: ReadOptions): Promise<SearchPage> {
	checkLimit(client.config.name, query.limit, MAX_LIMIT);
	const cursor = parseCursor(client.config.name, query.cursor);
	const where = conditions(query, await onResources(client, query, options));
	for (const low of lowerEnds(query, where, cursor)) {
		const found = await group(client, query, where, { low, cursor }, options);
		const complete = low === query.from;
		if (complete || found.length > query.limit) return page(client, query, { found, low, complete }, options);
	}
	return { requests: [], total: 0, totalIsExact: true, nextCursor: undefined };
}

function lowerEnds(query: TraceQuery, where: Conditions, cursor: Cursor | undefined): readonly bigint[] {
	if (query.from >= query.to) return [];
	if (query.rare) return [query.from];
	const end = cursor && BigInt(cursor.start) < query.to ? BigInt(cursor.start) : query.to;
	// Failed requests are few, and finding them reads only a little of each hour: an hour would seldom do.
	const windows = query.status === 'error' && where.candidates.length === 1 ? WINDOWS.slice(1) : WINDOWS;
	const lows = windows.map((hours) => end - hours * HOUR_NANOS).filter((low) => low > query.from);
	return [...lows, query.from];
}

/**
 * Requests of the window, put together from their rows: a request has one for each insert and hour until
 * they merge. Only numbers are gathered here, so that a day of requests fits into little memory.
 */
function group(
	client: Client,
	query: TraceQuery,
	where: Conditions,
	{ low, cursor }: { readonly low: bigint; readonly cursor: Cursor | undefined },
	options: ReadOptions,
): Promise<readonly FoundRow[]> {
	const values = { ...where.values, low: String(low), to: String(query.to), most: query.limit + 1 };
	const rows = [WINDOW_ROWS, ...where.candidates.map((ids) => `trace_id IN (${ids})`)].join(' AND ');
	const having = ['start_nanos >= {low:Int64}', 'start_nanos < {to:Int64}', ...where.trace].join(' AND ');
	const after =
		cursor === undefined
			? '1'
			: '(start_nanos < {cursorStart:Int64} OR (start_nanos = {cursorStart:Int64} AND trace_id > unhex({cursorId:String})))';
	return client.rows<FoundRow>(
		`SELECT lower(hex(trace_id)) AS id, toString(start_nanos) AS start, toString(duration) AS duration, has_error, toString(total) AS total
		FROM (
			SELECT *, count() OVER () AS total FROM (
				SELECT t.trace_id AS trace_id, toUnixTimestamp64Nano(min(t.start_time)) AS start_nanos,
					toUnixTimestamp64Nano(max(t.end_time)) - start_nanos AS duration, max(t.has_error) AS has_error${where.columns}
				FROM traces AS t WHERE ${rows} GROUP BY t.trace_id HAVING ${having}))
		WHERE ${after} ORDER BY start_nanos DESC, trace_id LIMIT {most:UInt64}`,
		cursor ? { ...values, cursorStart: cursor.start, cursorId: cursor.id } : values,
		options,
	);
}

async function page(
	client: Client,
	query: TraceQuery,
	{
		found,
		low,
		complete,
	}: { readonly found: readonly FoundRow[]; readonly low: bigint; readonly complete: boolean },
	options: ReadOptions,
): Promise<SearchPage> {
	const shown = found.slice(0, query.limit);
	const last = shown.at(-1);
	const requests = await summaries(client, shown, options);
	const before = await begunBefore(client, requests, low, options);
	const wholeList = found.length <= query.limit && query.cursor === undefined;
	return {
		requests: requests.filter(({ traceId }) => !before.has(traceId)),
		total: Number(found[0]?.total ?? 0) - before.size,
		totalIsExact:
			complete && (found.length > 0 || query.cursor === undefined) && (before.size === 0 || wholeList),
		nextCursor: found.length > query.limit && last ? writeCursor(last) : undefined,
	};
}

/**
 * Requests that seem to begin in a window only because what they began with lies further back than its rows were
 * read: a workflow that runs for hours. Those whose first span is there began with it.
 */
async function begunBefore(
	client: Client,
	requests: readonly TraceSummary[],
	low: bigint,
	options: ReadOptions,
): Promise<ReadonlySet<string>> {
	const ids = requests.filter(({ rootService }) => rootService === '').map(({ traceId }) => traceId);
	if (ids.length === 0) return new Set();
	const rows = await client.rows<{ id: string }>(
		`SELECT DISTINCT lower(hex(trace_id)) AS id FROM traces WHERE ${ROWS_BEFORE} AND ${OF_REQUESTS}`,
		{ ids, low: String(low) },
		options,
	);
	return new Set(rows.map(({ id }) => id));
}

/** For each attribute asked for, whether a resource has it. They are few, so this costs little. */
async function onResources(
	client: Client,
	query: TraceQuery,
	options: ReadOptions,
): Promise<readonly boolean[]> {
	return Promise.all(
		(query.attributes ?? []).map(async ([key, value]) => {
			const rows = await client.rows(
				`SELECT 1 FROM resources WHERE ${hasAttribute(0, value)} LIMIT 1`,
				{ key0: key, value0: value },
				options,
			);
			return rows.length > 0;
		}),
	);
}
