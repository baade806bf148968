import type { TraceId } from '../../lib/model/ids.ts';
import type { SearchPage, TraceQuery, TraceSummary } from '../../lib/model/search.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import { unixNanos } from '../../lib/model/time.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { Client } from './client.ts';
import { HOUR_OF_START } from './schema.ts';
import {
	type Conditions,
	conditions,
	type Cursor,
	hasAttribute,
	parseCursor,
	WINDOW_ROWS,
	writeCursor,
} from './search-conditions.ts';

const MAX_LIMIT = 1_000;
const HOUR_NANOS = 3_600_000_000_000n;
/** How far back each try looks, in hours; the last try looks at all that is asked for. */
const WINDOWS: readonly bigint[] = [1n, 6n, 24n, 72n];
const MAX_RESOURCES = 10_000;

interface SummaryRow {
	readonly id: string;
	readonly start: string;
	readonly duration: string;
	readonly has_error: number;
	readonly services: readonly string[];
	readonly root_service: string;
	readonly root_name: string;
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
	if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MAX_LIMIT) {
		throw new SourceError(client.config.name, 'bad-argument', `limit must be 1 to ${MAX_LIMIT}`);
	}
	const cursor = parseCursor(client.config.name, query.cursor);
	const where = conditions(query, await resourcesWith(client, query, options));
	for (const low of lowerEnds(query, cursor)) {
		const found = await group(client, query, where, { low, cursor }, options);
		const complete = low === query.from;
		if (complete || found.length > query.limit) return page(client, query, found, complete, options);
	}
	return { requests: [], total: 0, totalIsExact: true, nextCursor: undefined };
}

function lowerEnds(query: TraceQuery, cursor: Cursor | undefined): readonly bigint[] {
	if (query.from >= query.to) return [];
	const end = cursor && BigInt(cursor.start) < query.to ? BigInt(cursor.start) : query.to;
	const lows = WINDOWS.map((hours) => end - hours * HOUR_NANOS).filter((low) => low > query.from);
	return [...lows, query.from];
}

/** Requests of the window, put together from their rows: a request has one for each insert and hour until they merge. */
function group(
	client: Client,
	query: TraceQuery,
	where: Conditions,
	{ low, cursor }: { readonly low: bigint; readonly cursor: Cursor | undefined },
	options: ReadOptions,
): Promise<readonly SummaryRow[]> {
	const values = { ...where.values, low: String(low), to: String(query.to), most: query.limit + 1 };
	const rows = [WINDOW_ROWS, ...where.candidates.map((ids) => `trace_id IN (${ids})`)].join(' AND ');
	const having = ['start_nanos >= {low:Int64}', 'start_nanos < {to:Int64}', ...where.trace].join(' AND ');
	const after =
		cursor === undefined
			? '1'
			: '(start_nanos < {cursorStart:Int64} OR (start_nanos = {cursorStart:Int64} AND id > {cursorId:String}))';
	return client.rows<SummaryRow>(
		`SELECT id, toString(start_nanos) AS start, toString(duration) AS duration, has_error, services, root_service, root_name, toString(total) AS total
		FROM (
			SELECT *, count() OVER () AS total FROM (
				SELECT lower(hex(trace_id)) AS id, toUnixTimestamp64Nano(min(t.start_time)) AS start_nanos,
					toUnixTimestamp64Nano(max(t.end_time)) - start_nanos AS duration, max(t.has_error) AS has_error,
					arraySort(groupUniqArrayArray(t.services)) AS services,
					max(t.root_service) AS root_service, max(t.root_name) AS root_name
				FROM traces AS t WHERE ${rows} GROUP BY t.trace_id HAVING ${having}))
		WHERE ${after} ORDER BY start_nanos DESC, id LIMIT {most:UInt64}`,
		cursor ? { ...values, cursorStart: cursor.start, cursorId: cursor.id } : values,
		options,
	);
}

async function page(
	client: Client,
	query: TraceQuery,
	found: readonly SummaryRow[],
	complete: boolean,
	options: ReadOptions,
): Promise<SearchPage> {
	const shown = found.slice(0, query.limit);
	const counts = await spanCounts(client, shown, options);
	const last = shown.at(-1);
	return {
		requests: shown.map((row) => summaryOf(row, counts.get(row.id))),
		total: Number(found[0]?.total ?? 0),
		totalIsExact: complete && (found.length > 0 || query.cursor === undefined),
		nextCursor: found.length > query.limit && last ? writeCursor(last) : undefined,
	};
}

/** For each attribute asked for, the resources that have it. They are few, so this costs little. */
async function resourcesWith(
	client: Client,
	query: TraceQuery,
	options: ReadOptions,
): Promise<readonly (readonly string[])[]> {
	return Promise.all(
		(query.attributes ?? []).map(async ([key, value]) => {
			const rows = await client.rows<{ hash: string }>(
				`SELECT DISTINCT toString(hash) AS hash FROM resources WHERE ${hasAttribute(0, value)} LIMIT ${MAX_RESOURCES}`,
				{ key0: key, value0: value },
				options,
			);
			return rows.map((row) => row.hash);
		}),
	);
}

interface Counts {
	readonly spans: number;
	readonly errors: number;
}

/** Exact counts for the requests shown: duplicates that have not merged yet count once. */
async function spanCounts(
	client: Client,
	shown: readonly SummaryRow[],
	options: ReadOptions,
): Promise<ReadonlyMap<string, Counts>> {
	if (shown.length === 0) return new Map();
	const starts = shown.map((row) => BigInt(row.start));
	const ends = shown.map((row) => BigInt(row.start) + BigInt(row.duration));
	const values = {
		ids: shown.map((row) => row.id),
		first: String(starts.reduce((a, b) => (a < b ? a : b))),
		last: String(ends.reduce((a, b) => (a > b ? a : b))),
	};
	const rows = await client.rows<{ id: string; spans: string; errors: string }>(
		`SELECT lower(hex(trace_id)) AS id, count() AS spans, countIf(status_code = 2) AS errors
		FROM (SELECT DISTINCT trace_id, span_id, parent_span_id, start_time, duration, kind, status_code, service, name FROM spans
			WHERE ${HOUR_OF_START} >= intDiv({first:Int64}, 3600000000000) AND ${HOUR_OF_START} <= intDiv({last:Int64}, 3600000000000)
				AND start_time >= fromUnixTimestamp64Nano({first:Int64}) AND start_time <= fromUnixTimestamp64Nano({last:Int64})
				AND trace_id IN (SELECT unhex(arrayJoin({ids:Array(String)}))))
		GROUP BY trace_id`,
		values,
		options,
	);
	return new Map(rows.map((row) => [row.id, { spans: Number(row.spans), errors: Number(row.errors) }]));
}

function summaryOf(row: SummaryRow, counts: Counts | undefined): TraceSummary {
	return {
		traceId: row.id as TraceId,
		startTime: unixNanos(BigInt(row.start)),
		durationNanos: Number(row.duration),
		spanCount: counts?.spans ?? 0,
		errorCount: counts?.errors ?? 0,
		rootService: row.root_service,
		rootOperation: row.root_name,
		services: row.services,
		hasError: row.has_error === 1,
	};
}
