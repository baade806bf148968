import type { TimeWindow } from '../../../lib/model/time.ts';
import { readableMessage } from '../../../lib/logs/message.ts';
import { logPattern } from '../../../lib/logs/log-template.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type {
	Behaviour,
	LogBehaviour,
	OperationBehaviour,
	TroubleSource,
} from '../../../lib/ports/analytics/trouble-source.ts';
import type { Client } from '../client/client.ts';
import { readNewVersions } from '../schema/first-seen.ts';
import { type Sample, sampleRequests } from '../traces/trace-sample.ts';
import { BUCKETS_PER_DOUBLING } from '../../../lib/latency/usual-times.ts';
import { HOUR_OF_START } from '../schema/schema.ts';
import { isParent, placeColumns } from '../traces/parent-join.ts';
import { IN_WINDOW, windowValues } from '../schema/time-window.ts';

/** Spans looked at in a window: enough to see what one request in a thousand does. */
const SPANS_LOOKED_AT = 100_000;
const MAX_OPERATIONS = 20_000;
const MAX_LOG_SHAPES = 5_000;
/** Of a message, what can tell its kind; of one of a kind, what can be read whole. */
const MESSAGE_HEAD = 400;
const MESSAGE_READ = 4_000;
/** Numbers and IDs in the names of operations: without them calls of one kind count together. */
const VARYING =
	'[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,}|[0-9]{3,}';
const NO_PARENT = "toFixedString('', 8)";

/** What services did, by span and log line; a busy window by a sample of whole requests. */
export function createTroubleSource(client: Client): TroubleSource {
	return {
		name: client.config.name,
		behaviour: async (window, options) => {
			const sample = await sampleRequests(client, window, SPANS_LOOKED_AT, options);
			const [whole, operations, logs] = await Promise.all([
				readRequests(client, window, sample, options),
				readOperations(client, window, sample, options),
				readLogs(client, window, options),
			]);
			return { ...whole, operations, logs, oneOf: sample.oneOf } satisfies Behaviour;
		},
		newVersions: (window, options) => readNewVersions(client, window, options),
	};
}

async function readRequests(client: Client, window: TimeWindow, { where }: Sample, options: ReadOptions) {
	const [row] = await client.rows<{ requests: string; nanos: number | null }>(
		`SELECT uniq(trace_id) AS requests, avgIf(duration, parent_span_id = ${NO_PARENT}) AS nanos FROM spans WHERE ${where}`,
		windowValues(window),
		options,
	);
	return { requests: Number(row?.requests ?? 0), requestNanos: row?.nanos ?? 0 };
}

interface OperationRow {
	readonly service: string;
	readonly operation: string;
	readonly peer: string;
	readonly last_service: string;
	readonly last_operation: string;
	/** 0 where the operation is no caller's side of a call, 1 where it may be, 2 where its kind says so. */
	readonly calling: number;
	readonly called_from: string;
	readonly offset: number;
	readonly callees: Readonly<Record<string, string>>;
	readonly together: string;
	readonly calls: string;
	readonly errors: string;
	readonly own_errors: string;
	readonly own_error_requests: string;
	readonly nanos: number;
	readonly histogram: Readonly<Record<string, string>>;
}

/**
 * Own time is what calls below do not cover, as far as they run within it:
 *
 *     parent   ├────────────────────────┤
 *     calls        ├────┤  ├──────────────────┤
 *     own      ████      ██
 *
 * An operation may be a way to another service when it is of a calling kind, or of none and below its own service.
 */
async function readOperations(
	client: Client,
	window: TimeWindow,
	{ where }: Sample,
	options: ReadOptions,
): Promise<readonly OperationBehaviour[]> {
	const places = await placeColumns(client, where, windowValues(window), options);
	const span = `${places}, service, replaceRegexpAll(name, {varying:String}, '…') AS operation, kind, status_code,
		toUnixTimestamp64Nano(start_time) AS start, start + toInt64(least(duration, 4000000000000000000)) AS end`;
	const rows = await client.rows<OperationRow>(
		`SELECT toString(s.service) AS service, toString(s.operation) AS operation,
			multiIf(k.calls > 1 OR k.calls = 1 AND k.outside = 0, 0, s.kind IN (3, 4), 2, s.kind = 0 AND caller.service = s.service, 1, 0) AS calling,
			if(calling > 0, k.last.1, '') AS peer, if(calling > 0, toString(caller.operation), '') AS called_from,
			avg(if(calling > 0 AND caller.start > 0, s.start - caller.start, 0)) AS offset, sumMap(mapFromArrays(k.callees, arrayMap(callee -> toUInt64(1), k.callees))) AS callees,
			countIf(k.calls > 1 AND k.outside > 0) AS together,
			k.last.1 AS last_service, k.last.2 AS last_operation, count() AS calls,
			countIf(s.status_code = 2) AS errors, countIf(s.status_code = 2 AND k.failed = 0) AS own_errors,
			uniqIf(s.trace_id, s.status_code = 2 AND k.failed = 0) AS own_error_requests,
			sum(greatest(0, (s.end - s.start) - toInt64(k.covered)) AS own) AS nanos,
			sumMap(map(toUInt16(round(${BUCKETS_PER_DOUBLING} * log2(own + 1))), toUInt64(1))) AS histogram
		FROM (SELECT DISTINCT ${span} FROM spans WHERE ${where}) AS s
		LEFT JOIN (
			SELECT c.trace_id AS trace_id, c.parent_id AS span_id, c.parent_half AS half, uniqExact(c.span_id) AS calls,
				argMax((toString(c.service), toString(c.operation)), c.start) AS last, countIf(c.status_code = 2) AS failed,
				countIf(c.service != p.service) AS outside, groupUniqArrayIf(toString(c.service), c.service != p.service) AS callees,
				intervalLengthSumIf(greatest(c.start, p.start), least(c.end, p.end), least(c.end, p.end) > greatest(c.start, p.start)) AS covered
			FROM (SELECT ${span} FROM spans WHERE ${where} AND parent_id != ${NO_PARENT}) AS c
			INNER JOIN (SELECT ${span} FROM spans WHERE ${where}) AS p ON ${isParent('p', 'c')}
			GROUP BY c.trace_id, c.parent_id, c.parent_half) AS k
			ON k.trace_id = s.trace_id AND k.span_id = s.span_id AND k.half = s.half
		LEFT ANY JOIN (SELECT ${span} FROM spans WHERE ${where}) AS caller ON ${isParent('caller', 's')}
		GROUP BY service, operation, calling, peer, called_from, last_service, last_operation ORDER BY calls DESC LIMIT ${MAX_OPERATIONS}`,
		{ ...windowValues(window), varying: VARYING },
		options,
	);
	return rows.map((row) => ({
		service: row.service,
		operation: row.operation,
		peer: row.peer,
		calling:
			row.calling === 0
				? undefined
				: { sure: row.calling === 2, from: row.called_from, offsetNanos: row.offset },
		together: Number(row.together),
		lastService: row.last_service,
		lastOperation: row.last_operation,
		calls: Number(row.calls),
		errors: Number(row.errors),
		ownErrors: Number(row.own_errors),
		ownErrorRequests: Number(row.own_error_requests),
		ownNanos: Number(row.nanos),
		callees: new Map(Object.entries(row.callees).map(([callee, count]) => [callee, Number(count)] as const)),
		histogram: new Map(
			Object.entries(row.histogram).map(([bucket, count]) => [Number(bucket), Number(count)] as const),
		),
	}));
}

/** Lines fold by their shape in the store, then by their pattern: few lines travel. */
async function readLogs(
	client: Client,
	window: TimeWindow,
	options: ReadOptions,
): Promise<readonly LogBehaviour[]> {
	const inWindow = IN_WINDOW.replaceAll(
		HOUR_OF_START,
		'intDiv(toUnixTimestamp64Nano(time), 3600000000000)',
	).replaceAll('start_time', 'time');
	const rows = await client.rows<{ service: string; severity: number; message: string; requests: string }>(
		`SELECT toString(service) AS service, severity_number AS severity, any(substring(body, 1, ${MESSAGE_READ})) AS message,
			uniqIf(trace_id, trace_id != toFixedString('', 16)) + countIf(trace_id = toFixedString('', 16)) AS requests
		FROM logs WHERE ${inWindow}
		GROUP BY service, severity, cityHash64(replaceRegexpAll(substring(body, 1, ${MESSAGE_HEAD}), '[0-9a-f]*[0-9][0-9a-f]*', '#'))
		ORDER BY severity >= 17 DESC, requests DESC LIMIT ${MAX_LOG_SHAPES}`,
		windowValues(window),
		options,
	);
	const folded = new Map<string, LogBehaviour>();
	for (const row of rows) {
		const pattern = logPattern(readableMessage(row.message));
		const key = `${row.service}\0${row.severity}\0${pattern}`;
		const requests = Number(row.requests) + (folded.get(key)?.requests ?? 0);
		folded.set(key, { service: row.service, severity: row.severity, pattern, requests });
	}
	return [...folded.values()];
}
