import type { TimeWindow } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { ServiceEdges } from '../../../lib/ports/analytics/service-source.ts';
import type { Client } from '../client/client.ts';
import { sampleRequests } from '../traces/trace-sample.ts';
import { isParent, placeColumns } from '../traces/parent-join.ts';
import { windowValues } from '../schema/time-window.ts';

/** Spans that are joined with their parents: enough for every edge that carries a thousandth of the calls. */
const SPANS_LOOKED_AT = 400_000;
const MAX_EDGES = 20_000;

/**
 * Who called whom: a span whose parent is of another service. Spans of one request meet only in a join, so
 * in a busy hour one request of several is looked at, the same ones for child and parent. Copies that have not
 * merged yet count once.
 */
export async function readEdges(
	client: Client,
	window: TimeWindow,
	service: string | undefined,
	options: ReadOptions,
): Promise<ServiceEdges> {
	const { oneOf, where } = await sampleRequests(client, window, SPANS_LOOKED_AT, options);
	const places = await placeColumns(client, where, windowValues(window), options);
	const rows = await client.rows<{
		caller: string;
		callee: string;
		calls: string;
		errors: string;
		p99: number;
	}>(
		`SELECT toString(parent.service) AS caller, toString(child.service) AS callee, count() AS calls,
			countIf(child.status_code = 2) AS errors, quantileTDigest(0.99)(child.duration) AS p99
		FROM (SELECT DISTINCT ${places}, start_time, service, status_code, duration FROM spans
			WHERE ${where} AND parent_id != toFixedString('', 8)) AS child
		SEMI LEFT JOIN (SELECT ${places}, service FROM spans WHERE ${where}) AS parent ON ${isParent('parent', 'child')}
		WHERE parent.service != child.service
			AND ({service:String} = '' OR parent.service = {service:String} OR child.service = {service:String})
		GROUP BY caller, callee ORDER BY calls DESC, caller, callee LIMIT ${MAX_EDGES}`,
		{ ...windowValues(window), service: service ?? '' },
		options,
	);
	return {
		oneOf,
		edges: rows.map((row) => ({
			caller: row.caller,
			callee: row.callee,
			calls: Number(row.calls),
			errors: Number(row.errors),
			p99Nanos: row.p99,
		})),
	};
}
