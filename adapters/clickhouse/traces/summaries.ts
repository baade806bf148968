import { at } from '../../../lib/base/assert.ts';
import type { TraceId } from '../../../lib/model/ids.ts';
import type { TraceSummary } from '../../../lib/model/search.ts';
import { SPAN_FLAG } from '../../../lib/model/span-batch.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { Client, Values } from '../client/client.ts';
import { OF_REQUESTS } from './request-ids.sql.ts';
import { HOUR_OF_START } from '../schema/schema.ts';

/** A request that a search found. Nanoseconds as text. */
export interface FoundRequest {
	readonly id: string;
	readonly start: string;
	readonly duration: string;
	readonly has_error: number;
}

interface Names {
	readonly id: string;
	readonly services: readonly string[];
}

interface Counts {
	readonly id: string;
	readonly spans: string;
	readonly errors: string;
	/** Service and name of the first span without a parent; empty without such. */
	readonly root: readonly [service: string, name: string];
}

const HOURS = 'BETWEEN intDiv({first:Int64}, 3600000000000) AND intDiv({last:Int64}, 3600000000000)';

/** What a list shows of each request, in the same order. */
export async function summaries(
	client: Client,
	found: readonly FoundRequest[],
	options: ReadOptions,
): Promise<readonly TraceSummary[]> {
	if (found.length === 0) return [];
	const values = {
		ids: found.map((row) => row.id),
		first: at(found, found.length - 1).start,
		last: String(found.map(endOf).reduce((a, b) => (a > b ? a : b))),
	};
	const [names, counts] = await Promise.all([
		readNames(client, values, options),
		readCounts(client, values, options),
	]);
	return found.map((row) => summaryOf(row, names.get(row.id), counts.get(row.id)));
}

async function readNames(
	client: Client,
	values: Values,
	options: ReadOptions,
): Promise<ReadonlyMap<string, Names>> {
	const rows = await client.rows<Names>(
		`SELECT lower(hex(t.trace_id)) AS id, arraySort(groupUniqArrayArray(t.services)) AS services
		FROM traces AS t WHERE hour ${HOURS} AND ${OF_REQUESTS} GROUP BY t.trace_id`,
		values,
		options,
	);
	return new Map(rows.map((row) => [row.id, row]));
}

/** Exact counts: copies of a span that have not merged yet count once. */
async function readCounts(
	client: Client,
	values: Values,
	options: ReadOptions,
): Promise<ReadonlyMap<string, Counts>> {
	const rows = await client.rows<Counts>(
		`SELECT lower(hex(trace_id)) AS id, toString(count()) AS spans, toString(countIf(status_code = 2)) AS errors,
			argMinIf((toString(service), toString(name)), (half, start_time, span_id), root) AS root
		FROM (SELECT DISTINCT trace_id, span_id, start_time, duration, kind, status_code, service, name,
				parent_span_id = toFixedString('', 8) AS root, bitAnd(flags, ${SPAN_FLAG.shared}) AS half FROM spans
			WHERE ${HOUR_OF_START} ${HOURS} AND ${OF_REQUESTS})
		GROUP BY trace_id`,
		values,
		options,
	);
	return new Map(rows.map((row) => [row.id, row]));
}

function endOf(row: FoundRequest): bigint {
	return BigInt(row.start) + BigInt(row.duration);
}

function summaryOf(row: FoundRequest, names: Names | undefined, counts: Counts | undefined): TraceSummary {
	return {
		traceId: row.id as TraceId,
		startTime: unixNanos(BigInt(row.start)),
		durationNanos: Number(row.duration),
		spanCount: Number(counts?.spans ?? 0),
		errorCount: Number(counts?.errors ?? 0),
		rootService: counts?.root[0] ?? '',
		rootOperation: counts?.root[1] ?? '',
		services: names?.services ?? [],
		hasError: row.has_error === 1,
	};
}
