import type { TraceId } from '../../../lib/model/ids.ts';
import { SourceError } from '../../../lib/model/source-error.ts';
import type { UnixNanos } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type {
	KnownName,
	RequestsRead,
	SessionStore,
	SignalQuery,
} from '../../../lib/ports/analytics/session-store.ts';
import { recordsOf } from '../../../lib/logs/records-of.ts';
import type { SessionWords } from '../../../lib/sessions/session-words.ts';
import { LOG_COLUMNS, SPAN_COLUMNS } from '../blocks/columns.ts';
import { decodeLogs, decodeSpans, resourceHashes } from '../blocks/decode.ts';
import type { Client } from '../client/client.ts';
import { OF_REQUESTS } from '../traces/request-ids.sql.ts';
import { readResources } from '../traces/resources.ts';
import { HOUR_OF_START, LOG_LINE } from '../schema/schema.ts';
import { lastHeard } from './recent-members.ts';
import { readSignalRows, requestsWhere } from './session-signals.ts';

const MAX_SIGNALS = 5_000;
const MAX_REQUESTS = 1_000;
const MAX_MEMBERS = 200;
/** Of one request: what a support page needs of a larger one stands in its failed spans and near its root. */
const MAX_SPANS_EACH = 1_500;
const MAX_SPANS = 60_000;
const MAX_LOGS = 20_000;

/** Playback signals out of the rows that the view made as spans arrived. */
export function createSessionStore(client: Client, words: SessionWords): SessionStore {
	return {
		name: client.config.name,
		signals: async (query, options) => {
			inRange(client, query, 'limit', MAX_SIGNALS);
			if (conditionsOf(query).length === 0)
				throw new SourceError(client.config.name, 'bad-argument', 'name whose or which requests');
			return readSignalRows(client, conditionsOf(query), valuesOf(query), query, options);
		},
		recentSignals: async (query, options) => {
			inRange(client, query, 'limit', MAX_SIGNALS);
			inRange(client, query, 'members', MAX_MEMBERS);
			return lastHeard(client, query, options);
		},
		nameKindOf: (text, options) => identify(client, words, text, options),
		readRequests: (traceIds, range, options) => {
			if (traceIds.length > MAX_REQUESTS)
				throw new SourceError(client.config.name, 'bad-argument', `at most ${MAX_REQUESTS} requests`);
			return readRequests(client, traceIds, range, options);
		},
	};
}

function inRange<Name extends string>(
	{ config }: Client,
	query: Readonly<Record<Name, number>>,
	name: Name,
	most: number,
): void {
	if (!Number.isInteger(query[name]) || query[name] < 1 || query[name] > most)
		throw new SourceError(config.name, 'bad-argument', `${name} must be 1 to ${most}`);
}

function conditionsOf(query: SignalQuery): readonly string[] {
	return [
		...(query.member === undefined ? [] : ['member = {member:String}']),
		...(query.session === undefined ? [] : ['session = {session:String}']),
		...(query.device === undefined ? [] : ['device = {device:String}']),
		...(query.model === undefined ? [] : ['model = {model:String}']),
		...(query.asset === undefined ? [] : ['(asset = {asset:String} OR title = {asset:String})']),
		...(query.traceId === undefined ? [] : ['trace_id = unhex({traceId:String})']),
	];
}

function valuesOf({ member, session, device, model, asset, traceId }: SignalQuery) {
	return Object.fromEntries(
		Object.entries({ member, session, device, model, asset, traceId }).filter(
			([, value]) => value !== undefined,
		),
	);
}

/** Whoever has a device or a session plays; others with an ID work here. */
const PLAYS = "(device != '' OR session != '' OR asset != '' OR title != '')";

async function identify(
	client: Client,
	words: SessionWords,
	text: string,
	options: ReadOptions,
): Promise<KnownName | undefined> {
	// A member's ID may itself be an address; only an address that is no ID is looked up in spans.
	const known = await kindOfId(client, text, options);
	if (known || !text.includes('@')) return known;
	const member = await memberOfEmail(client, words, text, options);
	return member === undefined || member === text ? undefined : kindOfId(client, member, options);
}

async function kindOfId(client: Client, text: string, options: ReadOptions): Promise<KnownName | undefined> {
	const [row] = await client.rows<{ kind: string; member: string; name: string }>(
		`SELECT kind, member, name FROM (
			SELECT 1 AS rank, 'session' AS kind, member, session AS name FROM session_requests WHERE session = {text:String} LIMIT 1
			UNION ALL SELECT 2, 'member', {text:String}, {text:String} FROM session_requests
				WHERE ${requestsWhere('member = {text:String}')} AND ${PLAYS} LIMIT 1
			UNION ALL SELECT 3, 'device', member, {text:String} FROM session_requests
				WHERE ${requestsWhere('device = {text:String}')} AND member != '' LIMIT 1)
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
			ORDER BY trace_id, status_code = 2 DESC, start_time LIMIT ${MAX_SPANS_EACH} BY trace_id LIMIT ${MAX_SPANS}`,
			values,
			options,
		),
		client.native(
			`SELECT ${LOGS} FROM logs WHERE ${OF_REQUESTS} ORDER BY severity_number >= 17 OR event_name != '' DESC, time
			LIMIT 1 BY trace_id, ${LOG_LINE} LIMIT ${MAX_LOGS}`,
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
