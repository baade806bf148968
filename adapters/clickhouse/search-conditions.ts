import type { TraceQuery } from '../../lib/model/search.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import type { Values } from './client.ts';

/** Place after the last request of a page. */
export interface Cursor {
	readonly start: string;
	readonly id: string;
}

/** A search as SQL. Values are bound; names are ours. */
export interface Conditions {
	/** `SELECT trace_id, start_time FROM traces WHERE …`: one row or more for every trace that may match. */
	readonly rows: string;
	/** Days that hold rows of the traces asked for. */
	readonly days: string;
	/** What only a whole trace can tell; '1' for nothing. */
	readonly having: string;
	readonly values: Values;
}

const DAYS =
	'day >= toDate(fromUnixTimestamp64Nano({from:Int64})) AND day <= toDate(fromUnixTimestamp64Nano({to:Int64})) + 1';
const SPAN_TIMES =
	'start_time >= fromUnixTimestamp64Nano({from:Int64}) AND start_time < fromUnixTimestamp64Nano({to:Int64}) + INTERVAL 1 DAY';

/** A trace matches when, for each condition, some span of it does; attributes and operation must meet on one span. */
export function conditions(query: TraceQuery, cursor: Cursor | undefined): Conditions {
	const values: Record<string, unknown> = { from: String(query.from), to: String(query.to) };
	const where = [
		DAYS,
		'start_time >= fromUnixTimestamp64Nano({from:Int64})',
		'start_time < fromUnixTimestamp64Nano({to:Int64})',
	];
	const having: string[] = [];

	if (query.status === 'error')
		where.push(`trace_id IN (SELECT trace_id FROM traces WHERE ${DAYS} AND has_error = 1)`);
	if (query.status === 'ok') having.push('has_error = 0');
	const spans = spanConditions(query, values);
	if (spans.length > 0)
		where.push(`trace_id IN (SELECT trace_id FROM spans WHERE ${SPAN_TIMES} AND ${spans.join(' AND ')})`);
	else if (query.service !== undefined)
		where.push(`trace_id IN (SELECT trace_id FROM traces WHERE ${DAYS} AND has(services, {service:String}))`);
	if (query.text !== undefined) where.push(`trace_id IN (${textMatches(query.text, values)})`);
	if (query.minDurationNanos !== undefined) {
		values.minDuration = String(Math.round(query.minDurationNanos));
		having.push('toInt64(duration) >= {minDuration:Int64}');
	}
	if (query.maxDurationNanos !== undefined) {
		values.maxDuration = String(Math.round(query.maxDurationNanos));
		having.push('toInt64(duration) <= {maxDuration:Int64}');
	}
	if (cursor) {
		Object.assign(values, { cursorStart: cursor.start, cursorId: cursor.id });
		where.push('start_time <= fromUnixTimestamp64Nano({cursorStart:Int64})');
		having.push(
			'(toInt64(start) < {cursorStart:Int64} OR (toInt64(start) = {cursorStart:Int64} AND lower(hex(trace_id)) > {cursorId:String}))',
		);
	}
	return {
		rows: `SELECT trace_id, start_time FROM traces WHERE ${where.join(' AND ')}`,
		days: DAYS,
		having: having.join(' AND ') || '1',
		values: { ...values, service: query.service ?? '' },
	};
}

function spanConditions(query: TraceQuery, values: Record<string, unknown>): string[] {
	const found: string[] = [];
	if (query.operation !== undefined) {
		values.operation = query.operation;
		found.push('name = {operation:String}');
	}
	for (const [index, [key, value]] of (query.attributes ?? []).entries()) {
		values[`key${index}`] = key;
		values[`value${index}`] = value;
		const place = `{key${index}:String}`;
		const wanted = `{value${index}:String}`;
		// Resources are few, so an attribute that may be either is looked for in both.
		found.push(
			`(attributes[${place}] = ${wanted} OR resource_hash IN (SELECT hash FROM resources WHERE attributes[${place}] = ${wanted}))`,
		);
	}
	if (found.length > 0 && query.service !== undefined) found.push('service = {service:String}');
	return found;
}

function textMatches(text: string, values: Record<string, unknown>): string {
	values.text = text;
	return `SELECT trace_id FROM spans WHERE ${SPAN_TIMES} AND (positionCaseInsensitiveUTF8(name, {text:String}) > 0 OR positionCaseInsensitiveUTF8(status_message, {text:String}) > 0)
		UNION DISTINCT SELECT trace_id FROM logs WHERE time >= fromUnixTimestamp64Nano({from:Int64}) AND time < fromUnixTimestamp64Nano({to:Int64}) + INTERVAL 1 DAY
			AND trace_id != toFixedString('', 16) AND positionCaseInsensitiveUTF8(body, {text:String}) > 0`;
}

export function writeCursor(start: string, id: string): string {
	return `${start}-${id}`;
}

/** Throws `bad-argument` for anything that is no cursor of ours. */
export function parseCursor(source: string, text: string | undefined): Cursor | undefined {
	if (text === undefined) return undefined;
	const found = /^(\d{1,19})-([0-9a-f]{32})$/.exec(text);
	if (!found) throw new SourceError(source, 'bad-argument', 'the cursor is not one that a page before gave');
	return { start: found[1] ?? '', id: found[2] ?? '' };
}
