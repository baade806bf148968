import type { TraceId } from '../../../lib/model/ids.ts';
import type { PlaybackSignal } from '../../../lib/model/playback-session.ts';
import { type UnixNanos, unixNanos } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { SignalQuery, SignalRead } from '../../../lib/ports/analytics/session-store.ts';
import type { Client, Values } from '../client/client.ts';
import { NO_TIME } from '../schema/session-schema.ts';

const DAY_NANOS = 86_400_000_000_000n;

interface Row {
	readonly id: string;
	readonly member: string;
	readonly session: string;
	readonly device: string;
	readonly model: string;
	readonly asset: string;
	readonly title: string;
	readonly name: string;
	readonly device_nanos: string;
	readonly server_nanos: string;
	readonly event_nanos: string;
	readonly end_nanos: string;
	readonly starts: number;
	readonly stops: number;
	readonly failed: number;
}

/** Signals of the requests that meet all conditions and began in a range, by whichever clock reported first; newest first. Conditions are our own texts. */
export async function readSignalRows(
	client: Client,
	conditions: readonly string[],
	values: Values,
	{ from, to, limit }: Pick<SignalQuery, 'from' | 'to' | 'limit'>,
	options: ReadOptions,
): Promise<SignalRead> {
	// A day to both sides: a row stands under the day of the first of its spans, whatever clock that has.
	const firstDay = from < DAY_NANOS ? 0n : from / DAY_NANOS - 1n;
	const days = { firstDay: String(firstDay), lastDay: String(to / DAY_NANOS + 1n) };
	const bound = { ...values, ...days, from: String(from), to: String(to), most: limit + 1 };
	const rows = await client.rows<Row>(signalSql(conditions), bound, options);
	return { signals: rows.slice(0, limit).map(signalOf), cut: rows.length > limit };
}

/**
 * Device and servers send their parts of a request apart, and each may know only some of what it is asked by: a
 * request meets a condition when any of its rows does, and all of its rows make the signal.
 */
function signalSql(conditions: readonly string[]): string {
	const days = 'day BETWEEN {firstDay:UInt32} AND {lastDay:UInt32}';
	const meets = conditions.map((one) => requestsWhere(`${days} AND ${one}`)).join(' AND ');
	return `SELECT lower(hex(trace_id)) AS id, max(member) AS member, max(session) AS session, max(device) AS device,
			max(model) AS model, max(asset) AS asset, max(title) AS title, max(name) AS name,
			min(device_time) AS device_min, min(server_time) AS server_min, min(event_time) AS event_min,
			least(device_min, server_min, event_min) AS began,
			toString(device_min) AS device_nanos, toString(server_min) AS server_nanos, toString(event_min) AS event_nanos,
			toString(max(end_time)) AS end_nanos, max(starts) AS starts, max(stops) AS stops, max(failed) AS failed
		FROM session_requests WHERE ${days} AND ${meets}
		GROUP BY trace_id HAVING (member != '' OR session != '') AND began >= {from:UInt64} AND began < {to:UInt64}
		ORDER BY began DESC, id LIMIT {most:UInt64}`;
}

/** Condition that a row is of a request of which some row meets another one. */
export function requestsWhere(condition: string): string {
	return `trace_id IN (SELECT trace_id FROM session_requests WHERE ${condition})`;
}

function signalOf(row: Row): PlaybackSignal {
	return {
		traceId: row.id as TraceId,
		session: row.session,
		member: row.member,
		device: row.device,
		deviceModel: row.model,
		asset: row.asset,
		title: row.title,
		name: row.name,
		deviceTime: timeOf(row.device_nanos),
		serverTime: timeOf(row.server_nanos),
		eventTime: timeOf(row.event_nanos),
		end: unixNanos(BigInt(row.end_nanos)),
		starts: row.starts === 1,
		stops: row.stops === 1,
		failed: row.failed === 1,
	};
}

function timeOf(text: string): UnixNanos | undefined {
	return text === NO_TIME ? undefined : unixNanos(BigInt(text));
}
