import type { TraceId } from '../../lib/model/ids.ts';
import type { PlaybackSignal } from '../../lib/model/playback-session.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import { type UnixNanos, unixNanos } from '../../lib/model/time.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { KnownName, RequestsRead, SessionStore, SignalQuery } from '../../lib/ports/session-store.ts';
import { recordsOf } from '../../lib/logs/records-of.ts';
import type { SessionWords } from '../../lib/sessions/session-words.ts';
import { LOG_COLUMNS, SPAN_COLUMNS } from '../../lib/wire/native/columns.ts';
import { decodeLogs, decodeSpans, resourceHashes } from '../../lib/wire/native/decode.ts';
import type { Client } from './client.ts';
import { readResources } from './resources.ts';
import { HOUR_OF_START } from './schema.ts';
import { NO_TIME } from './session-schema.ts';

const MOST_SIGNALS = 5_000;
const MOST_REQUESTS = 1_000;
/** Of one request: what a support page needs of a larger one stands in its failed spans and near its root. */
const MOST_SPANS_EACH = 1_500;
const MOST_SPANS = 60_000;
const MOST_LOGS = 20_000;
const DAY_NANOS = 86_400_000_000_000n;
const TIME = 'least(device_time, server_time, event_time)';

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

/** Playback signals out of the rows that the view made as spans arrived. */
export function createSessionStore(client: Client, words: SessionWords): SessionStore {
	return {
		name: client.config.name,
		signals: async (query, options) => {
			if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MOST_SIGNALS)
				throw new SourceError(client.config.name, 'bad-argument', `limit must be 1 to ${MOST_SIGNALS}`);
			const rows = await client.rows<Row>(signalSql(query), signalValues(query), options);
			return { signals: rows.slice(0, query.limit).map(signalOf), cut: rows.length > query.limit };
		},
		identify: (text, options) => identify(client, words, text, options),
		readRequests: (traceIds, range, options) => {
			if (traceIds.length > MOST_REQUESTS)
				throw new SourceError(client.config.name, 'bad-argument', `at most ${MOST_REQUESTS} requests`);
			return readRequests(client, traceIds, range, options);
		},
	};
}

function signalSql(query: SignalQuery): string {
	const where = [
		'day BETWEEN {firstDay:UInt32} AND {lastDay:UInt32}',
		...(query.member === undefined ? [] : ['member = {member:String}']),
		...(query.session === undefined ? [] : ['session = {session:String}']),
		...(query.device === undefined ? [] : ['device = {device:String}']),
		...(query.asset === undefined ? [] : ['(asset = {asset:String} OR title = {asset:String})']),
		...(query.traceId === undefined ? [] : ['trace_id = unhex({traceId:String})']),
	];
	// A log record within a request may name nobody: its row is found by its request.
	const narrow = where.join(' AND ');
	const nameless = `day BETWEEN {firstDay:UInt32} AND {lastDay:UInt32} AND member = '' AND session = ''
		AND trace_id IN (SELECT trace_id FROM session_requests WHERE ${narrow})`;
	return `SELECT lower(hex(trace_id)) AS id, max(member) AS member, max(session) AS session, max(device) AS device,
			max(model) AS model, max(asset) AS asset, max(title) AS title, max(name) AS name,
			min(device_time) AS device_min, min(server_time) AS server_min, min(event_time) AS event_min,
			toString(device_min) AS device_nanos, toString(server_min) AS server_nanos, toString(event_min) AS event_nanos,
			toString(max(end_time)) AS end_nanos, max(starts) AS starts, max(stops) AS stops, max(failed) AS failed
		FROM (SELECT * FROM session_requests WHERE ${narrow} AND ${TIME} >= {from:UInt64} AND ${TIME} < {to:UInt64}
			UNION ALL SELECT * FROM session_requests WHERE ${nameless})
		GROUP BY trace_id HAVING member != '' OR session != ''
		ORDER BY least(device_min, server_min, event_min) DESC, id LIMIT {most:UInt64}`;
}

function signalValues(query: SignalQuery): Readonly<Record<string, unknown>> {
	const { member, session, device, asset, traceId, from, to } = query;
	// A day to both sides: a row stands under the day of the first of its spans, whatever clock that has.
	const firstDay = from < DAY_NANOS ? 0n : from / DAY_NANOS - 1n;
	return {
		...Object.fromEntries(
			Object.entries({ member, session, device, asset, traceId }).filter(([, value]) => value !== undefined),
		),
		from: String(from),
		to: String(to),
		firstDay: String(firstDay),
		lastDay: String(to / DAY_NANOS + 1n),
		most: query.limit + 1,
	};
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

/** Whoever has a device or a session plays; others with an ID work here. */
const PLAYS = "(device != '' OR session != '' OR asset != '' OR title != '')";

async function identify(
	client: Client,
	words: SessionWords,
	text: string,
	options: ReadOptions,
): Promise<KnownName | undefined> {
	if (text.includes('@')) {
		const member = await memberOfEmail(client, words, text, options);
		return member === undefined ? undefined : identify(client, words, member, options);
	}
	const [row] = await client.rows<{ kind: string; member: string; name: string }>(
		`SELECT kind, member, name FROM (
			SELECT 1 AS rank, 'session' AS kind, member, session AS name FROM session_requests WHERE session = {text:String} LIMIT 1
			UNION ALL SELECT 2, 'member', member, member FROM session_requests WHERE member = {text:String} AND ${PLAYS} LIMIT 1
			UNION ALL SELECT 3, 'device', member, device FROM session_requests WHERE device = {text:String} LIMIT 1)
		ORDER BY rank LIMIT 1`,
		{ text },
		options,
	);
	if (!row) return undefined;
	if (row.kind === 'session') return { kind: 'session', session: row.name };
	if (row.kind === 'device') return { kind: 'device', device: row.name, member: row.member };
	return { kind: 'member', member: row.member };
}

/** E-mail addresses stand in spans only; the index over attribute values finds them. */
async function memberOfEmail(
	client: Client,
	words: SessionWords,
	email: string,
	options: ReadOptions,
): Promise<string | undefined> {
	const [row] = await client.rows<{ member: string }>(
		`SELECT arrayFirst(value -> value != '', arrayMap(key -> attributes[key], {keys:Array(String)})) AS member
		FROM spans WHERE attributes['user.email'] = {email:String} AND member != '' LIMIT 1`,
		{ email, keys: words.member },
		options,
	);
	return row?.member;
}

const SPANS = SPAN_COLUMNS.map(([name]) => name).join(', ');
const LOGS = LOG_COLUMNS.map(([name]) => name).join(', ');
const OF_REQUESTS = 'trace_id IN (SELECT unhex(arrayJoin({ids:Array(String)})))';

async function readRequests(
	client: Client,
	traceIds: readonly TraceId[],
	range: { readonly from: UnixNanos; readonly to: UnixNanos },
	options: ReadOptions,
): Promise<RequestsRead> {
	const values = { ids: [...traceIds], from: String(range.from), to: String(range.to) };
	const [spans, logs] = await Promise.all([
		client.native(
			`SELECT ${SPANS} FROM spans
			WHERE ${HOUR_OF_START} BETWEEN intDiv({from:Int64}, 3600000000000) - 1 AND intDiv({to:Int64}, 3600000000000) + 24 AND ${OF_REQUESTS}
			ORDER BY trace_id, status_code = 2 DESC, start_time LIMIT ${MOST_SPANS_EACH} BY trace_id LIMIT ${MOST_SPANS}`,
			values,
			options,
		),
		client.native(
			`SELECT ${LOGS} FROM logs WHERE ${OF_REQUESTS} ORDER BY severity_number >= 17 OR event_name != '' DESC, time LIMIT ${MOST_LOGS}`,
			values,
			options,
		),
	]);
	const [resources, logResources] = await Promise.all([
		readResources(client, resourceHashes(spans), options),
		readResources(client, resourceHashes(logs), options),
	]);
	return {
		spans: decodeSpans(spans, resources),
		records: recordsOf(decodeLogs(logs, logResources), client.config.name),
	};
}
