import { parseTraceId } from '../../../lib/model/ids.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { SimilarRequest, SimilarRequests } from '../../../lib/ports/analytics/similar-requests.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { Client } from '../client/client.ts';
import { OF_REQUESTS } from '../traces/request-ids.sql.ts';
import { readResources } from '../traces/resources.ts';
import { HOUR_OF_START } from '../schema/schema.ts';

/** Candidates by their first span alone; some of them fail further down or in another hour. */
const CANDIDATES = 400;
const HOURS = 'BETWEEN intDiv({from:Int64}, 3600000000000) AND intDiv({to:Int64}, 3600000000000)';

interface Found {
	readonly id: string;
	readonly start: string;
	readonly duration: string;
}

interface Root {
	readonly id: string;
	readonly hash: string;
	readonly keys: readonly string[];
	readonly texts: readonly string[];
}

/** Requests with the same first span, nearest in time first. */
export function createPartnerSource(client: Client): SimilarRequests {
	return {
		name: client.config.name,
		find: async (query, options) => {
			const around = BigInt(query.around);
			const values = {
				service: query.rootService,
				operation: query.rootOperation,
				around: String(around),
				from: String(around > query.withinNanos ? around - query.withinNanos : 0n),
				to: String(around + query.withinNanos),
				failed: query.status === 'error' ? 1 : 0,
				not: query.not,
				limit: query.limit,
			};
			const found = await client.rows<Found>(
				`SELECT lower(hex(t.trace_id)) AS id, toString(toUnixTimestamp64Nano(min(t.start_time)) AS start_nanos) AS start,
					toString(toUnixTimestamp64Nano(max(t.end_time)) - start_nanos) AS duration
				FROM traces AS t WHERE t.hour ${HOURS} AND t.trace_id IN (
					SELECT trace_id FROM traces WHERE hour ${HOURS} AND root_service = {service:String} AND root_name = {operation:String}
						AND trace_id != unhex({not:String})
					ORDER BY abs(toUnixTimestamp64Nano(start_time) - {around:Int64}) LIMIT ${CANDIDATES})
				GROUP BY t.trace_id HAVING max(t.has_error) = {failed:UInt8}
				ORDER BY abs(start_nanos - {around:Int64}) LIMIT {limit:UInt32}`,
				values,
				options,
			);
			return withSettings(client, found, values, options);
		},
	};
}

async function withSettings(
	client: Client,
	found: readonly Found[],
	{ from, to }: { readonly from: string; readonly to: string },
	options: ReadOptions,
): Promise<readonly SimilarRequest[]> {
	if (found.length === 0) return [];
	const roots = await client.rows<Root>(
		`SELECT lower(hex(trace_id)) AS id, lower(leftPad(hex(resource_hash), 16, '0')) AS hash,
			mapKeys(attributes) AS keys, mapValues(attributes) AS texts
		FROM spans WHERE ${HOUR_OF_START} ${HOURS} AND parent_span_id = toFixedString('', 8)
			AND ${OF_REQUESTS} ORDER BY start_time, span_id LIMIT 1 BY trace_id`,
		{ ids: found.map((row) => row.id), from, to },
		options,
	);
	const resources = await readResources(
		client,
		roots.map((root) => root.hash),
		options,
	);
	const settings = new Map(
		roots.map((root) => [
			root.id,
			new Map([
				...(resources.get(root.hash)?.attributes ?? []).map(([key, text]) => [key, text] as const),
				...root.keys.map((key, i) => [key, root.texts[i] ?? ''] as const),
			]),
		]),
	);
	return found.flatMap(({ id, start, duration }) => {
		const traceId = parseTraceId(id);
		if (!traceId) return [];
		const facts = { startTime: unixNanos(BigInt(start)), durationNanos: Number(duration) };
		return [{ traceId, ...facts, settings: settings.get(id) ?? new Map<string, string>() }];
	});
}
