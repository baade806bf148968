/**
 * Columns of the store's tables as blocks carry them: name and ClickHouse type, in order. The schema in
 * `adapters/clickhouse` is made from the same lists, so that a block always fits its table.
 */
export type NativeColumn = readonly [name: string, type: NativeType];

export type NativeType =
	| 'FixedString(16)'
	| 'FixedString(8)'
	| "DateTime64(9, 'UTC')"
	| 'UInt64'
	| 'UInt8'
	| 'String'
	| 'LowCardinality(String)'
	| 'Map(LowCardinality(String), String)';

export const SPAN_COLUMNS: readonly NativeColumn[] = [
	['trace_id', 'FixedString(16)'],
	['span_id', 'FixedString(8)'],
	['parent_span_id', 'FixedString(8)'],
	['start_time', "DateTime64(9, 'UTC')"],
	['duration', 'UInt64'],
	['kind', 'UInt8'],
	['status_code', 'UInt8'],
	['flags', 'UInt8'],
	['service', 'LowCardinality(String)'],
	['name', 'LowCardinality(String)'],
	['status_message', 'LowCardinality(String)'],
	['trace_state', 'LowCardinality(String)'],
	['scope', 'LowCardinality(String)'],
	['resource_hash', 'UInt64'],
	['attributes', 'Map(LowCardinality(String), String)'],
	['attribute_types', 'LowCardinality(String)'],
	['events', 'String'],
	['links', 'String'],
	['notes', 'LowCardinality(String)'],
	/** Of the resource, beside the span: what is usual is counted by region. */
	['region', 'LowCardinality(String)'],
];

export const LOG_COLUMNS: readonly NativeColumn[] = [
	['time', "DateTime64(9, 'UTC')"],
	['trace_id', 'FixedString(16)'],
	['span_id', 'FixedString(8)'],
	['severity_number', 'UInt8'],
	['severity_text', 'LowCardinality(String)'],
	['service', 'LowCardinality(String)'],
	['scope', 'LowCardinality(String)'],
	['resource_hash', 'UInt64'],
	['event_name', 'LowCardinality(String)'],
	['body', 'String'],
	['attributes', 'Map(LowCardinality(String), String)'],
	['attribute_types', 'LowCardinality(String)'],
	['notes', 'LowCardinality(String)'],
];

export const RESOURCE_COLUMNS: readonly NativeColumn[] = [
	['hash', 'UInt64'],
	['service', 'LowCardinality(String)'],
	['attributes', 'Map(LowCardinality(String), String)'],
	['attribute_types', 'LowCardinality(String)'],
];
