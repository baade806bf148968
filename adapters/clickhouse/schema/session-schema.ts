import type { SessionWords } from '../../../lib/sessions/session-words.ts';

const TABLE = 'session_requests';
const VIEW = 'session_requests_of_spans';
/** Where no span of a side has reported: the largest number, so that `min` passes it over. */
export const NO_TIME = '18446744073709551615';

const OF_REQUEST = 'INDEX of_request trace_id TYPE bloom_filter(0.01) GRANULARITY 1';
/** Days since 1970 of the first start. */
const DAY = 'intDiv(toUInt64(toUnixTimestamp64Nano(min(spans.start_time))), 86400000000000)';
const SERVER = 'kind IN (2, 5)';
const ROOT = "parent_span_id = toFixedString('', 8)";
const START = 'toUInt64(toUnixTimestamp64Nano(spans.start_time))';

/**
 * One row a request and member: whose it is, what it plays, on what, when. Sessions are cut from these rows when they
 * are asked for, since a late row may still move where one ends. All columns are made of aggregates that a copy can't
 * change; pieces of one request that came in different inserts merge. A piece that names nobody is kept for what it
 * plays and on what: another may say whose it is.
 */
export function sessionSchema(
	words: SessionWords,
	retentionDays: number,
	settings: string,
): readonly string[] {
	const text = 'SimpleAggregateFunction(max, String) CODEC(ZSTD(1))';
	const flag = 'SimpleAggregateFunction(max, UInt8)';
	return [
		`CREATE TABLE IF NOT EXISTS ${TABLE} (
				day UInt16, member String CODEC(ZSTD(1)), trace_id FixedString(16) CODEC(NONE),
				session ${text}, device ${text}, model ${text}, asset ${text}, title ${text}, name ${text},
				device_time SimpleAggregateFunction(min, UInt64) CODEC(Delta, ZSTD(1)),
				server_time SimpleAggregateFunction(min, UInt64) CODEC(Delta, ZSTD(1)),
				end_time SimpleAggregateFunction(max, UInt64) CODEC(Delta, ZSTD(1)),
				starts ${flag}, stops ${flag}, failed ${flag},
				${OF_REQUEST},
				INDEX of_session session TYPE bloom_filter(0.01) GRANULARITY 1,
				INDEX of_device device TYPE bloom_filter(0.01) GRANULARITY 1)
			ENGINE = AggregatingMergeTree
			PARTITION BY day
			ORDER BY (member, trace_id)
			TTL ${sessionRetention(retentionDays)}
			SETTINGS index_granularity = 1024, ttl_only_drop_parts = 1, ${settings}`,
		`CREATE MATERIALIZED VIEW IF NOT EXISTS ${VIEW} TO ${TABLE} AS ${viewQuery(words)}`,
	];
}

/** Brings a table made before rows were found by their request to `sessionSchema`; parts that are there have the index when they merge. */
export function requestIndex(): readonly string[] {
	return [`ALTER TABLE ${TABLE} ADD ${OF_REQUEST.replace('INDEX', 'INDEX IF NOT EXISTS')}`];
}

/** Rows that come in from now on are read by these words: they may have been changed since the view was made. */
export function sessionViewChange(words: SessionWords): string {
	return `ALTER TABLE ${VIEW} MODIFY QUERY ${viewQuery(words)}`;
}

export function sessionRetention(days: number): string {
	return `toDateTime(least(toUInt64(day), 47000) * 86400) + INTERVAL ${days + 2} DAY`;
}

function viewQuery(words: SessionWords): string {
	const field = (keys: readonly string[]) => `max(${attributeOf(keys)})`;
	return `SELECT toUInt16(least(${DAY}, 65535)) AS day, ${field(words.member)} AS member, trace_id,
			${field(words.session)} AS session, ${field(words.device)} AS device, ${field(words.deviceModel)} AS model,
			${field(words.asset)} AS asset, ${field(words.title)} AS title,
			maxIf(toString(name), ${ROOT}) AS name,
			if(countIf(${ROOT} AND NOT ${SERVER}) = 0, ${NO_TIME}, minIf(${START}, ${ROOT} AND NOT ${SERVER})) AS device_time,
			if(countIf(${SERVER}) = 0, ${NO_TIME}, minIf(${START}, ${SERVER})) AS server_time,
			max(${START} + duration) AS end_time,
			max(${hasEvent(words.startEvents)}) AS starts, max(${hasEvent(words.stopEvents)}) AS stops,
			max(status_code = 2) AS failed
		FROM spans WHERE ${SERVER} OR ${ROOT} OR events != ''
		GROUP BY trace_id HAVING member != '' OR session != '' OR device != '' OR asset != '' OR title != ''`;
}

/** The first attribute that is there. Keys come from configuration and enter the text quoted. */
export function attributeOf(keys: readonly string[]): string {
	const [last = "''", ...before] = keys.map((key) => `attributes[${quoted(key)}]`).toReversed();
	return before.reduce((rest, value) => `if(${value} != '', ${value}, ${rest})`, last);
}

function hasEvent(names: readonly string[]): string {
	const list = names.map((name) => quoted(`"name":"${name}"`));
	return list.length === 0 ? '0' : `multiSearchAny(events, [${list.join(', ')}])`;
}

/** Whether a text column is one of these names. */
export function isOneOf(column: string, names: readonly string[]): string {
	return names.length === 0 ? 'toUInt8(0)' : `toUInt8(${column} IN (${names.map(quoted).join(', ')}))`;
}

function quoted(text: string): string {
	return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
