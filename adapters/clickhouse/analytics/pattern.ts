import { readableMessage } from '../../../lib/logs/message.ts';
import { CALLEE_KEYS } from '../../../lib/model/callee-keys.ts';
import { callCode } from '../../../lib/model/call-code.ts';
import type { Resource } from '../../../lib/model/columns.ts';
import type { ErrorWords } from '../../../lib/model/failure.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { CallsSeen, PatternSource, SeenRequest } from '../../../lib/ports/analytics/failure-patterns.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { Client } from '../client/client.ts';
import { OF_REQUESTS } from '../traces/request-ids.sql.ts';
import { readResources } from '../traces/resources.ts';
import { readFirstSeen } from '../schema/first-seen.ts';
import { HOUR_OF_START } from '../schema/schema.ts';
import { IN_WINDOW } from '../schema/time-window.ts';

/** Requests looked at: those that failed, and others to hold them against. */
const MAX_FAILED = 1_000;
const MAX_WELL = 300;
/** Services that one call calls. */
const MAX_CALLEES = 50;
const PEERS = CALLEE_KEYS.map((key) => `attributes['${key}']`).join(', ');
/** A request may have begun so long before the call. */
const BEFORE = 3_600_000_000_000n;

const OF_SERVICE = `${IN_WINDOW} AND service = {service:String}`;
const ERROR_LINES = `time >= fromUnixTimestamp64Nano({from:Int64}) AND time < fromUnixTimestamp64Nano({to:Int64})
	AND service = {service:String} AND severity_number >= 17`;
/** Error lines that are known by their calls: 24 bytes each. Of more, those of whole requests, picked as calls are. */
const MAX_ERROR_LINES = 500_000;
/** By its status, or by an error line that it logged. */
const FAILED = `(status_code = 2 OR (trace_id, span_id) IN (
	SELECT trace_id, span_id FROM logs WHERE ${ERROR_LINES} ORDER BY cityHash64(trace_id) LIMIT ${MAX_ERROR_LINES}))`;
const CALLS = `${OF_SERVICE} AND name = {operation:String}`;
/** A request went well when none of its calls to the operation failed. */
const WELL = `trace_id NOT IN (SELECT trace_id FROM spans WHERE ${CALLS} AND ${FAILED})`;
const HASH = "lower(leftPad(hex(resource_hash), 16, '0')) AS hash";

interface CallRow {
	readonly id: string;
	readonly span: string;
	readonly start: string;
	readonly status_message: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly hash: string;
}

interface RootRow {
	readonly id: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly hash: string;
}

/** Calls to one operation, failed and well, with what they may have in common. */
export function createPatternSource(client: Client): PatternSource {
	return {
		name: client.config.name,
		sampleCalls: async ({ service, operation }, from, to, options) => {
			const values = { service, operation, from: String(from), to: String(to) };
			const [failed, well, [counted], firstSeen] = await Promise.all([
				readCalls(client, FAILED, MAX_FAILED, values, options),
				readCalls(client, WELL, MAX_WELL, values, options),
				client.rows<{ requests: string }>(
					`SELECT uniqExact(trace_id) AS requests FROM spans WHERE ${CALLS} AND ${FAILED}`,
					values,
					options,
				),
				readFirstSeen(client, service, options),
			]);
			const calls = [...failed, ...well];
			const around = { from: String(from - BEFORE), to: String(to + BEFORE), service };
			const [lines, roots, callees] = await Promise.all([
				readErrorLines(
					client,
					failed.map(({ id }) => id),
					values,
					options,
				),
				readRoots(client, calls, around, options),
				readCallees(client, calls, around, options),
			]);
			const hashes = [...failed, ...well, ...roots.values()].map(({ hash }) => hash);
			const resources = await readResources(client, [...new Set(hashes)], options);
			const request = (row: CallRow): SeenRequest => ({
				traceId: row.id,
				start: unixNanos(BigInt(row.start)),
				words: wordsOf(row, lines.get(row.id) ?? ''),
				traits: traitsOf(row, roots.get(row.id), resources),
				callees: callees.get(row.id) ?? [],
			});
			return {
				failed: failed.map(request),
				failedRequests: Number(counted?.requests ?? 0),
				well: well.map(request),
				versions: Array.from(firstSeen, ([version, at]) => ({ version, firstSeen: at })),
			} satisfies CallsSeen;
		},
	};
}

type Values = Readonly<Record<string, string>>;

/** One call a request, requests picked by their IDs' hash: as good as by chance, and the same each time. */
function readCalls(client: Client, which: string, most: number, values: Values, options: ReadOptions) {
	return client.rows<CallRow>(
		`SELECT lower(hex(trace_id)) AS id, lower(hex(span_id)) AS span, toString(toUnixTimestamp64Nano(start_time)) AS start, status_message, attributes, ${HASH}
		FROM spans WHERE ${CALLS} AND ${which}
		ORDER BY cityHash64(trace_id), start_time LIMIT 1 BY trace_id LIMIT ${most}`,
		values,
		options,
	);
}

/** First error line of the service in each request. */
async function readErrorLines(client: Client, ids: readonly string[], values: Values, options: ReadOptions) {
	if (ids.length === 0) return new Map<string, string>();
	const rows = await client.rows<{ id: string; body: string }>(
		`SELECT lower(hex(trace_id)) AS id, body FROM logs
		WHERE ${ERROR_LINES} AND ${OF_REQUESTS}
		ORDER BY time LIMIT 1 BY trace_id LIMIT ${MAX_FAILED}`,
		{ ...values, ids },
		options,
	);
	return new Map(rows.map(({ id, body }) => [id, readableMessage(body)]));
}

const AROUND = `${HOUR_OF_START} BETWEEN intDiv({from:UInt64}, 3600000000000) AND intDiv({to:UInt64}, 3600000000000)`;

async function readRoots(client: Client, calls: readonly CallRow[], values: Values, options: ReadOptions) {
	if (calls.length === 0) return new Map<string, RootRow>();
	const rows = await client.rows<RootRow>(
		`SELECT lower(hex(trace_id)) AS id, attributes, ${HASH} FROM spans
		WHERE ${AROUND} AND ${OF_REQUESTS} AND parent_span_id = toFixedString('', 8)
		ORDER BY start_time, span_id LIMIT 1 BY trace_id LIMIT ${MAX_FAILED + MAX_WELL}`,
		{ ...values, ids: calls.map(({ id }) => id) },
		options,
	);
	return new Map(rows.map((row) => [row.id, row]));
}

/** Whom each call called: by their own spans, else by what its client spans say of the other side. */
async function readCallees(client: Client, calls: readonly CallRow[], values: Values, options: ReadOptions) {
	if (calls.length === 0) return new Map<string, readonly string[]>();
	const rows = await client.rows<{ id: string; callees: readonly string[] }>(
		`SELECT lower(hex(trace_id)) AS id, groupUniqArray(${MAX_CALLEES})(
				if(service != {service:String}, toString(service), arrayFirst(peer -> peer != '', [${PEERS}]))) AS callees
		FROM spans WHERE ${AROUND} AND kind IN (2, 3, 4, 5)
			AND ${OF_REQUESTS}
			AND (trace_id, parent_span_id) IN (SELECT toFixedString(unhex(call.1), 16), toFixedString(unhex(call.2), 8) FROM (SELECT arrayJoin(arrayZip({ids:Array(String)}, {spans:Array(String)})) AS call))
		GROUP BY trace_id LIMIT ${MAX_FAILED + MAX_WELL}`,
		{ ...values, ids: calls.map(({ id }) => id), spans: calls.map(({ span }) => span) },
		options,
	);
	return new Map(rows.map(({ id, callees }) => [id, callees.filter((callee) => callee !== '')]));
}

function wordsOf({ status_message, attributes }: CallRow, log: string): ErrorWords {
	return {
		log,
		exception: '',
		status: status_message || (attributes['error.message'] ?? ''),
		type: attributes['error.type'] ?? '',
		code: callCode(attributes['http.response.status_code'], attributes['rpc.status_code']),
	};
}

function traitsOf(
	row: CallRow,
	root: RootRow | undefined,
	resources: ReadonlyMap<string, Resource>,
): SeenRequest['traits'] {
	// The call's own come last: of two values it is the nearer one that met the failure.
	return new Map([
		...textsOf(resources.get(root?.hash ?? '')).filter(([key]) => !key.startsWith('service.')),
		...Object.entries(root?.attributes ?? {}),
		...textsOf(resources.get(row.hash)),
		...Object.entries(row.attributes),
	]);
}

function textsOf(resource: Resource | undefined): readonly (readonly [string, string])[] {
	return (resource?.attributes ?? []).map(([key, text]) => [key, text]);
}
