import { KIND } from '../../../lib/model/span-kind.ts';
import { SPAN_FLAG } from '../../../lib/model/span-batch.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { Client, Values } from '../client/client.ts';

const IS_HALF = `bitAnd(flags, ${SPAN_FLAG.shared}) != 0`;

/**
 * Columns by which a span is joined with its parent, for spans of a condition. With Zipkin the server's half of a call
 * has the ID of the client's half, so an ID alone names two spans:
 *
 *     a ── client X ┐              span_id X, half 0
 *                   └ server X ── b   span_id X, half 1; its parent is half 0 of X, if that was sent
 *                       └ client Y    its parent is half 1 of X, but for spans of a's own that are below half 0
 *
 * As `trace/parents.ts` finds them in one request. Where nothing shares an ID, which is asked first, this costs nothing.
 */
export async function placeColumns(
	client: Client,
	where: string,
	values: Values,
	options: ReadOptions,
): Promise<string> {
	const shared = await client.rows(
		`SELECT 1 FROM spans WHERE ${where} AND ${IS_HALF} LIMIT 1`,
		values,
		options,
	);
	if (shared.length === 0)
		return 'trace_id, span_id, toUInt8(0) AS half, parent_span_id AS parent_id, toUInt8(0) AS parent_half';
	const ids = (of: string) => `SELECT trace_id, span_id FROM (${of})`;
	const halves = `SELECT trace_id, span_id, service FROM spans WHERE ${where} AND ${IS_HALF}`;
	const calls = `SELECT trace_id, span_id, service FROM spans WHERE ${where} AND kind = ${KIND.client} AND (trace_id, span_id) IN (${ids(halves)})`;
	return `trace_id, span_id, ${IS_HALF} AS half,
		if(half AND (trace_id, span_id) IN (${ids(calls)}), span_id, parent_span_id) AS parent_id,
		parent_id != span_id AND (trace_id, parent_id) IN (${ids(halves)})
			AND ((trace_id, parent_id, service) IN (${halves}) OR (trace_id, parent_id, service) NOT IN (${calls})) AS parent_half`;
}

/** Joins what `placeColumns` made of a child and of its parent. */
export function isParent(parent: string, child: string): string {
	return `${parent}.trace_id = ${child}.trace_id AND ${parent}.span_id = ${child}.parent_id AND ${parent}.half = ${child}.parent_half`;
}
