import { BUCKETS_PER_DOUBLING } from '../../../lib/latency/usual-times.ts';
import { SPAN_FLAG } from '../../../lib/model/span-batch.ts';
import { LOG_COLUMNS, type NativeColumn, RESOURCE_COLUMNS, SPAN_COLUMNS } from '../blocks/columns.ts';

export interface SchemaOptions {
	/** Days after which a span or log line may be dropped. */
	readonly retentionDays: number;
}

/** Compression where the default (LZ4) is not the best for what a column holds. */
const CODECS: ReadonlyMap<string, string> = new Map([
	['span_id', 'NONE'],
	['parent_span_id', 'ZSTD(1)'],
	['start_time', 'Delta, ZSTD(1)'],
	['time', 'Delta, ZSTD(1)'],
	['duration', 'T64, ZSTD(1)'],
	// A third less on disk than level 1, for half as much again of merging.
	['attributes', 'ZSTD(6)'],
]);

/** Hours since 1970. Not toStartOfHour: that wraps round in 2106, and spans may say they start in 2262. */
export const HOUR_OF_START = 'intDiv(toUnixTimestamp64Nano(start_time), 3600000000000)';

/** How far back what is usual is looked for. */
const BASELINE_DAYS = 8;

/** End of what a TTL can reckon with: in the year 2100. Later times are kept like it. */
const LAST_SECOND = 4_102_444_800;

/** Tells spans of one trace, start and ID apart: those with equal content are copies of one span. */
export const CONTENT =
	'cityHash64(parent_span_id, duration, kind, status_code, flags, service, name, status_message, trace_state, scope, resource_hash, attributes, events, links)';

/** Tells log lines of one request apart: those with equal content are copies, of a sender that heard no answer. */
export const LOG_LINE =
	'time, span_id, cityHash64(service, resource_hash, scope, severity_number, severity_text, event_name, body, attributes)';

/** Batches are remembered by token for this many inserts, so that a replay is seen. */
const REMEMBERED_INSERTS = 100_000;

/** The server's half of a call that has its client's ID is no first span, though it may name no parent. */
const ROOT = `parent_span_id = toFixedString('', 8) AND bitAnd(flags, ${SPAN_FLAG.shared}) = 0`;

const TRACES_OF_SPANS = `SELECT toUInt32(intDiv(toUnixTimestamp64Nano(spans.start_time), 3600000000000)) AS hour, trace_id, min(spans.start_time) AS start_time,
		max(fromUnixTimestamp64Nano(toInt64(least(toUInt64(toUnixTimestamp64Nano(spans.start_time)) + duration, 9223372036854775807)), 'UTC')) AS end_time,
		max(status_code = 2) AS has_error, groupUniqArray(toString(service)) AS services,
		maxIf(toString(service), ${ROOT}) AS root_service, maxIf(toString(name), ${ROOT}) AS root_name
	FROM spans GROUP BY hour, trace_id`;

/** What all tables share: a new part is on disk when its insert has answered. */
export const DURABLE = `fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = ${REMEMBERED_INSERTS}`;

/**
 * The schema, statement by statement, in the order to run them.
 *
 *   spans      one row a span, by hour and trace: reading a request touches a granule an hour, a search
 *              reads the hours it asks for. Exact duplicates collapse on merge; two different spans with
 *              one ID differ in the hash and stay.
 *   resources  what a process says about itself, once; spans and logs hold its hash.
 *   traces     one row a trace and hour, made on insert from aggregates that a duplicate can't change.
 *   logs       by service and time; a second order by trace for the join.
 *   operations how each operation behaves, a row an hour and region: counts, and a histogram of durations of what went well.
 */
export function schema(options: SchemaOptions): readonly string[] {
	const ttls = retention(options);
	return [
		`CREATE TABLE IF NOT EXISTS resources (${columns(RESOURCE_COLUMNS)})
			ENGINE = ReplacingMergeTree ORDER BY hash SETTINGS ${DURABLE}`,
		`CREATE TABLE IF NOT EXISTS spans (${columns(SPAN_COLUMNS)},
			INDEX attribute_values mapValues(attributes) TYPE bloom_filter(0.01) GRANULARITY 1)
			ENGINE = ReplacingMergeTree
			PARTITION BY toDate(start_time)
			PRIMARY KEY (${HOUR_OF_START}, trace_id)
			ORDER BY (${HOUR_OF_START}, trace_id, start_time, span_id,
				${CONTENT})
			TTL ${ttls.spans}
			SETTINGS index_granularity = 2048, ttl_only_drop_parts = 1, map_serialization_version = 'with_buckets',
				map_buckets_strategy = 'linear', map_buckets_coefficient = 1.0, map_serialization_version_for_zero_level_parts = 'basic', ${DURABLE}`,
		`CREATE TABLE IF NOT EXISTS traces (
				hour UInt32,
				trace_id FixedString(16) CODEC(NONE),
				start_time SimpleAggregateFunction(min, DateTime64(9, 'UTC')) CODEC(Delta, ZSTD(1)),
				end_time SimpleAggregateFunction(max, DateTime64(9, 'UTC')) CODEC(Delta, ZSTD(1)),
				has_error SimpleAggregateFunction(max, UInt8),
				services SimpleAggregateFunction(groupUniqArrayArray, Array(String)) CODEC(ZSTD(1)),
				root_service SimpleAggregateFunction(max, String) CODEC(ZSTD(1)),
				root_name SimpleAggregateFunction(max, String) CODEC(ZSTD(1)))
			ENGINE = AggregatingMergeTree
			PARTITION BY intDiv(hour, 24)
			ORDER BY (hour, trace_id)
			TTL ${ttls.traces}
			SETTINGS index_granularity = 512, ttl_only_drop_parts = 1, ${DURABLE}`,
		`CREATE MATERIALIZED VIEW IF NOT EXISTS traces_of_spans TO traces AS ${TRACES_OF_SPANS}`,
		`CREATE TABLE IF NOT EXISTS logs (${columns(LOG_COLUMNS)},
			INDEX trace_ids trace_id TYPE bloom_filter(0.001) GRANULARITY 1)
			ENGINE = MergeTree
			PARTITION BY toDate(time)
			ORDER BY (service, time)
			TTL ${ttls.logs}
			SETTINGS index_granularity = 2048, ttl_only_drop_parts = 1, ${DURABLE}`,
		operationsTable('operations', options),
		`CREATE MATERIALIZED VIEW IF NOT EXISTS operations_of_spans TO operations AS ${operationsOf('spans')}`,
	];
}

/** The region last: it came later, and only the end of an order can be changed. */
const OPERATION_KEY = 'service, name, kind, hour, region';

/** Brings tables made before what is usual was counted by region to `schema`; those that have it stay as they are. */
export function regionColumns(): readonly string[] {
	return [
		`ALTER TABLE spans ADD COLUMN IF NOT EXISTS region LowCardinality(String)${codec('region')}`,
		`ALTER TABLE operations ADD COLUMN IF NOT EXISTS region LowCardinality(String) AFTER hour, MODIFY ORDER BY (${OPERATION_KEY})`,
	];
}

/** The table of what is usual, under a name. */
export function operationsTable(name: string, options: SchemaOptions): string {
	return `CREATE TABLE IF NOT EXISTS ${name} (
				service LowCardinality(String), name LowCardinality(String), kind UInt8, hour DateTime('UTC'), region LowCardinality(String),
				calls SimpleAggregateFunction(sum, UInt64), errors SimpleAggregateFunction(sum, UInt64),
				histogram SimpleAggregateFunction(sumMap, Map(UInt16, UInt64)))
			ENGINE = AggregatingMergeTree
			ORDER BY (${OPERATION_KEY})
			TTL ${retention(options).operations}
			SETTINGS ${DURABLE}`;
}

/** What the table of what is usual holds, out of spans. Calls that failed don't say how long one should take. */
export function operationsOf(spans: string): string {
	return `SELECT service, name, kind, toStartOfHour(start_time) AS hour, region, count() AS calls,
				countIf(status_code = 2) AS errors, sumMapIf(map(toUInt16(round(${BUCKETS_PER_DOUBLING} * log2(duration + 1))), toUInt64(1)), status_code != 2) AS histogram
			FROM ${spans} GROUP BY ${OPERATION_KEY}`;
}

/** Brings views that are there already to what this code makes of spans. */
export function viewChanges(): readonly string[] {
	return [
		`ALTER TABLE operations_of_spans MODIFY QUERY ${operationsOf('spans')}`,
		`ALTER TABLE traces_of_spans MODIFY QUERY ${TRACES_OF_SPANS}`,
	];
}

/** By table: when a row may be dropped. */
function retention({ retentionDays: days }: SchemaOptions): {
	readonly spans: string;
	readonly traces: string;
	readonly logs: string;
	readonly operations: string;
} {
	const last = `toDateTime64(${LAST_SECOND}, 9, 'UTC')`;
	return {
		spans: `toDateTime(least(start_time, ${last})) + INTERVAL ${days} DAY`,
		traces: `toDateTime(toUInt32(least(toUInt64(hour) * 3600, ${LAST_SECOND}))) + INTERVAL ${days + 1} DAY`,
		logs: `toDateTime(least(time, ${last})) + INTERVAL ${days} DAY`,
		// What was usual a week before the oldest request, and its hour of the week.
		operations: `hour + INTERVAL ${days + BASELINE_DAYS} DAY`,
	};
}

/** Statements that bring the retention of tables that are there already to what is asked for now. */
export function retentionChanges(options: SchemaOptions): readonly string[] {
	return Object.entries(retention(options)).map(([table, ttl]) => `ALTER TABLE ${table} MODIFY TTL ${ttl}`);
}

function columns(list: readonly NativeColumn[]): string {
	return list.map(([name, type]) => `${name} ${type}${codec(name)}`).join(', ');
}

function codec(name: string): string {
	const own = CODECS.get(name);
	if (own !== undefined) return ` CODEC(${own})`;
	return ' CODEC(ZSTD(1))';
}
