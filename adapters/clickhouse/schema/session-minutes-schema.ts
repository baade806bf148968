import { NO_TIME } from './session-schema.ts';

const TABLE = 'session_minutes';
const VIEW = 'session_minutes_of_requests';
const TIME = 'least(device_time, server_time, event_time)';

/**
 * Who was heard of in which minute, in the order of time: the newest are read from its end, however many there are.
 * Filled by the rows of `session_requests`, a row for each member and minute; a session that names no member stands
 * for itself.
 */
export function sessionMinutesSchema(retentionDays: number, settings: string): readonly string[] {
	return [
		`CREATE TABLE IF NOT EXISTS ${TABLE} (
				minute UInt32 CODEC(Delta, ZSTD(1)), member String CODEC(ZSTD(1)), session String CODEC(ZSTD(1)))
			ENGINE = ReplacingMergeTree
			PARTITION BY intDiv(minute, 1440)
			ORDER BY (minute, member, session)
			TTL ${sessionMinutesRetention(retentionDays)}
			SETTINGS index_granularity = 1024, ttl_only_drop_parts = 1, ${settings}`,
		`CREATE MATERIALIZED VIEW IF NOT EXISTS ${VIEW} TO ${TABLE} AS ${MINUTES}`,
		// Those stored before; what comes twice is one.
		`INSERT INTO ${TABLE} (minute, member, session) ${MINUTES}`,
	];
}

export function sessionMinutesRetention(days: number): string {
	return `toDateTime(least(toUInt64(minute), 67680000) * 60) + INTERVAL ${days + 2} DAY`;
}

const MINUTES = `SELECT DISTINCT toUInt32(intDiv(${TIME}, 60000000000)) AS minute, member,
		if(member = '', session_requests.session, '') AS session
	FROM session_requests WHERE ${TIME} < ${NO_TIME} AND (member != '' OR session_requests.session != '')`;
