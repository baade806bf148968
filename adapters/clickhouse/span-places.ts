import { SPAN_FLAG } from '../../lib/model/span-batch.ts';

const IS_HALF = `bitAnd(flags, ${SPAN_FLAG.shared}) != 0`;

/**
 * Columns by which a span is joined with its parent, for spans of a condition. With Zipkin the server's half of a call
 * has the ID of the client's half, so an ID alone names two spans:
 *
 *     a ── client X ┐              span_id X, half 0
 *                   └ server X ── b   span_id X, half 1, its parent is half 0 of X
 *                       └ client Y    its parent is half 1 of X, for that is of its own service
 */
export function placeColumns(where: string): string {
	const halves = `SELECT trace_id, span_id, service FROM spans WHERE ${where} AND ${IS_HALF}`;
	return `trace_id, span_id, ${IS_HALF} AS half, if(half, span_id, parent_span_id) AS parent_id,
		NOT half AND (trace_id, parent_span_id, service) IN (${halves}) AS parent_half`;
}

/** Joins what `placeColumns` made of a child and of its parent. */
export function isParent(parent: string, child: string): string {
	return `${parent}.trace_id = ${child}.trace_id AND ${parent}.span_id = ${child}.parent_id AND ${parent}.half = ${child}.parent_half`;
}
