import { LRUCache } from 'lru-cache';
import { bytesToHex } from '../../../lib/columns/hex.ts';
import { pickSpans } from '../../../lib/columns/pick-spans.ts';
import { recordsOf } from '../../../lib/logs/records-of.ts';
import type {
	RequestSamples,
	SampledRequests,
	SampleQuery,
} from '../../../lib/ports/analytics/request-samples.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import { LOG_COLUMNS, type NativeColumn, SPAN_COLUMNS } from '../blocks/columns.ts';
import { decodeLogs, decodeSpans, resourceHashes } from '../blocks/decode.ts';
import type { Client } from '../client/client.ts';
import { HOUR_OF_START } from '../schema/schema.ts';
import { OF_REQUESTS } from '../traces/request-ids.sql.ts';
import { readResources } from '../traces/resources.ts';

const HOUR = 3_600_000_000_000n;
/** Hours before, counted from the request's own: the last ones, the same one of days before, and of a week before. */
const HOURS_BEFORE = [0n, 1n, 2n, 3n, 24n, 25n, 48n, 168n];
/** Candidates of an hour by their first span alone. */
const CANDIDATES = 300;
const MAX_SPANS = 60_000;
const MAX_LINES = 30_000;
const MAX_KEPT = 20;
const KEPT_MS = 120_000;

/** What tells how a call ended; other attributes are left unread. */
const ATTRIBUTES = ['http.response.status_code', 'rpc.status_code', 'error', 'error.type'];
const SPANS_READ = new Set([
	'trace_id',
	'span_id',
	'parent_span_id',
	'start_time',
	'duration',
	'kind',
	'status_code',
	'flags',
	'service',
	'name',
	'resource_hash',
]);
const LOGS_READ = new Set([
	'time',
	'trace_id',
	'span_id',
	'severity_number',
	'service',
	'resource_hash',
	'body',
]);

/** Whole requests out of the own store, chosen by the hash of their IDs: as good as by chance, and the same each time. */
export function createRequestSamples(client: Client): RequestSamples {
	const kept = new LRUCache<string, SampledRequests>({ max: MAX_KEPT, ttl: KEPT_MS });
	return {
		name: client.config.name,
		sample: async (query, options) => {
			const { not, ...rest } = query;
			const key = JSON.stringify({ ...rest, at: String(query.at / HOUR) });
			let sample = kept.get(key);
			if (!sample) kept.set(key, (sample = await readSample(client, query, options)));
			return without(sample, not);
		},
	};
}

/** The same sample again where the request is none of it, so that what was learned from it holds. */
function without(sample: SampledRequests, id: string): SampledRequests {
	const { batch, records } = sample;
	const rows = Array.from({ length: batch.length }, (_, row) => row);
	const others = rows.filter((row) => bytesToHex(batch.traceIds, row * 16, 16) !== id);
	if (others.length === rows.length) return sample;
	return { batch: pickSpans(batch, others), records: records.filter(({ traceId }) => traceId !== id) };
}

async function readSample(
	client: Client,
	query: SampleQuery,
	options: ReadOptions,
): Promise<SampledRequests> {
	const own = query.at / HOUR;
	const hours = HOURS_BEFORE.filter((before) => before <= own).map((before) => own - before);
	const ids = await requestIds(client, query, hours, options);
	// What began before the hour was over may have gone on after it.
	const read = { ids, hours: [...new Set(hours.flatMap((hour) => [Number(hour), Number(hour) + 1]))] };
	const [spanBytes, logBytes] = await Promise.all([
		client.native(
			`SELECT ${columnsOf(SPAN_COLUMNS, SPANS_READ)} FROM spans WHERE ${IN_HOURS} AND ${OF_REQUESTS} ORDER BY trace_id LIMIT ${MAX_SPANS}`,
			read,
			options,
		),
		client.native(
			`SELECT ${columnsOf(LOG_COLUMNS, LOGS_READ)} FROM logs
			WHERE intDiv(toUnixTimestamp64Nano(time), 3600000000000) IN {hours:Array(Int64)} AND ${OF_REQUESTS} LIMIT ${MAX_LINES}`,
			read,
			options,
		),
	]);
	const hashes = [...new Set([...resourceHashes(spanBytes), ...resourceHashes(logBytes)])];
	const resources = await readResources(client, hashes, options);
	const batch = decodeSpans(spanBytes, resources);
	return { batch: whole(batch), records: recordsOf(decodeLogs(logBytes, resources), client.config.name) };
}

const IN_HOURS = `${HOUR_OF_START} IN {hours:Array(Int64)}`;

async function requestIds(
	client: Client,
	{ root, passing, limit }: SampleQuery,
	hours: readonly bigint[],
	options: ReadOptions,
): Promise<readonly string[]> {
	const candidates = await client.rows<{ id: string }>(
		`SELECT id FROM (
			SELECT lower(hex(trace_id)) AS id, hour, cityHash64(trace_id) AS place FROM traces
			WHERE hour IN {hours:Array(UInt32)} AND root_service = {service:String} AND root_name = {operation:String}
			ORDER BY place LIMIT ${CANDIDATES} BY hour)
		GROUP BY id ORDER BY min(place) LIMIT ${CANDIDATES * HOURS_BEFORE.length}`,
		{ hours: hours.map(Number), service: root.service, operation: root.operation },
		options,
	);
	const ids = candidates.map(({ id }) => id);
	if (ids.length === 0 || (passing.service === root.service && passing.operation === root.operation))
		return ids.slice(0, limit);
	const found = await client.rows<{ id: string }>(
		`SELECT lower(hex(trace_id)) AS id FROM spans
		WHERE ${IN_HOURS} AND ${OF_REQUESTS} AND service = {service:String} AND name = {operation:String}
		GROUP BY trace_id ORDER BY cityHash64(trace_id) LIMIT {limit:UInt32}`,
		{ hours: hours.map(Number), ids, service: passing.service, operation: passing.operation, limit },
		options,
	);
	return found.map(({ id }) => id);
}

/** All columns of a block, those that are not read as empty ones. */
function columnsOf(columns: readonly NativeColumn[], read: ReadonlySet<string>): string {
	return columns
		.map(([name, type]) => {
			if (read.has(name)) return name;
			if (name === 'attributes' && read === SPANS_READ) {
				const entries = ATTRIBUTES.flatMap((key) => [`'${key}'`, `attributes['${key}']`]);
				return `CAST(map(${entries.join(', ')}), '${type}') AS attributes`;
			}
			if (name === 'attribute_types' && read === SPANS_READ)
				return `CAST('${'s'.repeat(ATTRIBUTES.length)}', '${type}') AS attribute_types`;
			return `CAST(${type.startsWith('Map') ? 'map()' : "''"}, '${type}') AS ${name}`;
		})
		.join(', ');
}

/** Spans in order of their requests; where there were too many the last request may be cut, and is left out. */
function whole(batch: SampledRequests['batch']): SampledRequests['batch'] {
	if (batch.length < MAX_SPANS) return batch;
	const idAt = (row: number) => bytesToHex(batch.traceIds, row * 16, 16);
	const last = idAt(batch.length - 1);
	let end = batch.length;
	while (end > 0 && idAt(end - 1) === last) end--;
	return pickSpans(
		batch,
		Array.from({ length: end }, (_, row) => row),
	);
}
