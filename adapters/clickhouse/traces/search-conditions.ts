import type { TraceQuery } from '../../../lib/model/search.ts';
import { SourceError } from '../../../lib/model/source-error.ts';
import { HOUR_OF_START } from '../schema/schema.ts';

/** A search as SQL: what a whole trace must be, and which traces come into question at all. Values are bound; names are ours. */
export interface Conditions {
	/** On columns of a trace put together from its rows: start, duration, has_error, and `columns`. */
	readonly trace: readonly string[];
	/** Columns to put together for these conditions only, each after a comma. */
	readonly columns: string;
	/** Queries that each give the IDs of traces that come into question; a trace must be in all of them. */
	readonly candidates: readonly string[];
	readonly values: Readonly<Record<string, unknown>>;
}

/** Rows of `traces` that a window of starts [low, to) may need: a request is put together from up to an hour before to a day after. */
export const WINDOW_ROWS =
	'hour >= intDiv({low:Int64}, 3600000000000) - 1 AND hour <= intDiv({to:Int64}, 3600000000000) + 24';
/** Rows of a day before those. */
export const ROWS_BEFORE =
	'hour >= intDiv({low:Int64}, 3600000000000) - 25 AND hour < intDiv({low:Int64}, 3600000000000) - 1';
const WINDOW_SPANS = `${HOUR_OF_START} >= intDiv({low:Int64}, 3600000000000) AND ${HOUR_OF_START} <= intDiv({to:Int64}, 3600000000000) + 24 AND start_time >= fromUnixTimestamp64Nano({low:Int64})`;
const WINDOW_LOGS =
	'time >= fromUnixTimestamp64Nano({low:Int64}) AND time < addDays(fromUnixTimestamp64Nano({to:Int64}), 1)';

/**
 * A trace matches when it fits as a whole and some span of it has the operation and all attributes.
 * `onResources[i]`: some resource has attribute i.
 */
export function conditions(query: TraceQuery, onResources: readonly boolean[]): Conditions {
	const values: Record<string, unknown> = {};
	const trace: string[] = [];
	const candidates: string[] = [];

	if (query.status === 'ok') trace.push('has_error = 0');
	if (query.status === 'error') {
		trace.push('has_error = 1');
		candidates.push(`SELECT trace_id FROM traces WHERE ${WINDOW_ROWS} AND has_error = 1`);
	}
	if (query.service !== undefined) {
		values.service = query.service;
		trace.push('has_service = 1');
	}
	if (query.minDurationNanos !== undefined) {
		values.minDuration = nanosText(Math.ceil(query.minDurationNanos));
		trace.push('duration >= {minDuration:Int64}');
	}
	if (query.maxDurationNanos !== undefined) {
		values.maxDuration = nanosText(Math.floor(query.maxDurationNanos));
		trace.push('duration <= {maxDuration:Int64}');
	}
	const span = spanConditions(query, onResources, values);
	if (span.length > 0) {
		if (query.service !== undefined) span.push('service = {service:String}');
		candidates.push(`SELECT trace_id FROM spans WHERE ${WINDOW_SPANS} AND ${span.join(' AND ')}`);
	}
	if (query.text !== undefined) {
		values.text = query.text;
		candidates.push(TEXT_MATCHES);
	}
	const columns =
		query.service === undefined ? '' : ', max(has(t.services, {service:String})) AS has_service';
	return { trace, columns, candidates, values };
}

/** The largest number below 2^63: no request takes longer. */
const MAX_NANOS = 2 ** 63 - 1_024;

function nanosText(nanos: number): string {
	return String(BigInt(Math.min(nanos, MAX_NANOS)));
}

function spanConditions(
	query: TraceQuery,
	onResources: readonly boolean[],
	values: Record<string, unknown>,
): string[] {
	const found: string[] = [];
	if (query.operation !== undefined) {
		values.operation = query.operation;
		found.push('name = {operation:String}');
	}
	for (const [index, [key, value]] of (query.attributes ?? []).entries()) {
		values[`key${index}`] = key;
		values[`value${index}`] = value;
		const has = hasAttribute(index, value);
		// Without the OR the index over attribute values can leave granules out.
		found.push(
			onResources[index] ? `(${has} OR resource_hash IN (SELECT hash FROM resources WHERE ${has}))` : has,
		);
	}
	return found;
}

/** A key that is absent reads as an empty text, so an empty value needs the key to be there. */
export function hasAttribute(index: number, value: string): string {
	const equal = `attributes[{key${index}:String}] = {value${index}:String}`;
	return value === '' ? `(mapContains(attributes, {key${index}:String}) AND ${equal})` : equal;
}

const TEXT_MATCHES = `SELECT trace_id FROM spans WHERE ${WINDOW_SPANS}
		AND (positionCaseInsensitiveUTF8(name, {text:String}) > 0 OR positionCaseInsensitiveUTF8(status_message, {text:String}) > 0)
	UNION ALL SELECT trace_id FROM logs WHERE ${WINDOW_LOGS}
		AND trace_id != toFixedString('', 16) AND positionCaseInsensitiveUTF8(body, {text:String}) > 0`;

/** Place after the last request of a page. */
export interface Cursor {
	readonly start: string;
	readonly id: string;
}

export function writeCursor({ start, id }: Cursor): string {
	return `${start}-${id}`;
}

/** Throws `bad-argument` for anything that is no cursor of ours. */
export function parseCursor(source: string, text: string | undefined): Cursor | undefined {
	if (text === undefined) return undefined;
	const found = /^(\d{1,19})-([0-9a-f]{32})$/.exec(text);
	if (!found) throw new SourceError(source, 'bad-argument', 'the cursor is not one that a page before gave');
	return { start: found[1] ?? '', id: found[2] ?? '' };
}
