import type { TraceId } from '../../lib/model/ids.ts';
import type { SearchPage, TraceQuery, TraceSummary } from '../../lib/model/search.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import { unixNanos } from '../../lib/model/time.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { Client, Values } from './client.ts';
import { conditions, type Conditions, parseCursor, writeCursor } from './search-conditions.ts';

/** Above this many the total is given as "at least". */
const COUNTED = 10_000;
const MAX_LIMIT = 1_000;

interface SummaryRow {
	readonly id: string;
	readonly start: string;
	readonly duration: string;
	readonly has_error: number;
	readonly services: readonly string[];
	readonly root_service: string;
	readonly root_name: string;
}

/**
 * Newest first. A trace may stand in several rows of `traces` that have not merged yet, so the newest rows
 * are taken first, their traces put together, and those that start at or after the oldest row taken are
 * sure. Too few of them: four times as many rows.
 */
export async function search(client: Client, query: TraceQuery, options: ReadOptions): Promise<SearchPage> {
	if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MAX_LIMIT) {
		throw new SourceError(client.config.name, 'bad-argument', `limit must be 1 to ${MAX_LIMIT}`);
	}
	const where = conditions(query, parseCursor(client.config.name, query.cursor));
	const [found, total] = await Promise.all([
		newest(client, where, query.limit, options),
		count(client, query, options),
	]);
	const page = found.slice(0, query.limit);
	const counts = await spanCounts(
		client,
		page.map((row) => row.id),
		options,
	);
	const last = page.at(-1);
	return {
		requests: page.map((row) => summaryOf(row, counts)),
		total: Math.min(total, COUNTED),
		totalIsExact: total <= COUNTED,
		nextCursor: found.length > query.limit && last ? writeCursor(last.start, last.id) : undefined,
	};
}

async function newest(
	client: Client,
	where: Conditions,
	limit: number,
	options: ReadOptions,
): Promise<readonly SummaryRow[]> {
	for (let take = limit * 4 + 64; ; take *= 4) {
		const values = { ...where.values, take };
		const [edge] = await client.rows<{ rows: string; oldest: string }>(
			`SELECT count() AS rows, toString(toUnixTimestamp64Nano(min(start_time))) AS oldest FROM (${where.rows} ORDER BY start_time DESC LIMIT {take:UInt64})`,
			values,
			options,
		);
		const complete = Number(edge?.rows ?? 0) < take;
		const sureFrom = complete ? '0' : (edge?.oldest ?? '0');
		const found = await group(client, where, { ...values, sure: sureFrom, most: limit + 1 }, options);
		if (complete || found.length > limit) return found;
	}
}

function group(
	client: Client,
	where: Conditions,
	values: Values,
	options: ReadOptions,
): Promise<readonly SummaryRow[]> {
	return client.rows<SummaryRow>(
		`SELECT lower(hex(trace_id)) AS id, toString(toUnixTimestamp64Nano(min(t.start_time))) AS start,
			toString(toUnixTimestamp64Nano(max(t.end_time)) - toUnixTimestamp64Nano(min(t.start_time))) AS duration,
			max(t.has_error) AS has_error, arraySort(groupUniqArrayArray(t.services)) AS services,
			max(t.root_service) AS root_service, max(t.root_name) AS root_name
		FROM traces AS t
		WHERE ${where.days} AND t.trace_id IN (SELECT trace_id FROM (${where.rows} ORDER BY start_time DESC LIMIT {take:UInt64}))
		GROUP BY t.trace_id
		HAVING toInt64(start) >= {sure:Int64} AND ${where.having}
		ORDER BY toInt64(start) DESC, id LIMIT {most:UInt64}`,
		values,
		options,
	);
}

/** How many requests match, up to one more than is counted. A count that takes too long is "at least" what is known. */
async function count(client: Client, query: TraceQuery, options: ReadOptions): Promise<number> {
	const where = conditions(query, undefined);
	const sql =
		where.having === '1'
			? `SELECT count() AS total FROM (SELECT DISTINCT trace_id FROM (${where.rows}) LIMIT ${COUNTED + 1})`
			: `SELECT count() AS total FROM (SELECT trace_id, min(t.start_time) AS s, max(t.end_time) AS e, max(t.has_error) AS has_error,
				toString(toUnixTimestamp64Nano(s)) AS start, toString(toUnixTimestamp64Nano(e) - toUnixTimestamp64Nano(s)) AS duration
				FROM traces AS t WHERE ${where.days} AND t.trace_id IN (SELECT trace_id FROM (${where.rows})) GROUP BY t.trace_id HAVING ${where.having} LIMIT ${COUNTED + 1})`;
	const [row] = await client.rows<{ total: string }>(sql, where.values, options);
	return Number(row?.total ?? 0);
}

/** Exact counts for the rows shown: duplicates that have not merged yet count once. */
async function spanCounts(
	client: Client,
	ids: readonly string[],
	options: ReadOptions,
): Promise<ReadonlyMap<string, { spans: number; errors: number }>> {
	if (ids.length === 0) return new Map();
	const rows = await client.rows<{ id: string; spans: string; errors: string }>(
		`SELECT lower(hex(trace_id)) AS id, count() AS spans, countIf(status_code = 2) AS errors
		FROM (SELECT DISTINCT trace_id, span_id, start_time, duration, kind, status_code, service, name FROM spans
			WHERE trace_id IN (SELECT unhex(arrayJoin({ids:Array(String)}))))
		GROUP BY trace_id`,
		{ ids },
		options,
	);
	return new Map(rows.map((row) => [row.id, { spans: Number(row.spans), errors: Number(row.errors) }]));
}

function summaryOf(
	row: SummaryRow,
	counts: ReadonlyMap<string, { spans: number; errors: number }>,
): TraceSummary {
	const counted = counts.get(row.id);
	return {
		traceId: row.id as TraceId,
		startTime: unixNanos(BigInt(row.start)),
		durationNanos: Number(row.duration),
		spanCount: counted?.spans ?? 0,
		errorCount: counted?.errors ?? 0,
		rootService: row.root_service,
		rootOperation: row.root_name,
		services: row.services,
		hasError: row.has_error === 1,
	};
}
