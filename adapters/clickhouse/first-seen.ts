import { unixNanos, type UnixNanos } from '../../lib/model/time.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { Client } from './client.ts';

/** Processes of one service that are looked at, the newest first, and versions of them. */
const MOST_RESOURCES = 10_000;
const MOST_VERSIONS = 1_000;

/** A row a process, made on insert: what `spans` holds no longer, or would have to be read whole for. */
export function firstSeenSchema(durable: string): readonly string[] {
	return [
		`CREATE TABLE IF NOT EXISTS first_seen (service LowCardinality(String), resource_hash UInt64,
				first SimpleAggregateFunction(min, DateTime64(9, 'UTC')))
			ENGINE = AggregatingMergeTree ORDER BY (service, resource_hash) SETTINGS ${durable}`,
		`CREATE MATERIALIZED VIEW IF NOT EXISTS first_seen_of_spans TO first_seen AS ${firstSeenOf('spans')}`,
		`INSERT INTO first_seen ${firstSeenOf('spans')}`,
	];
}

function firstSeenOf(spans: string): string {
	return `SELECT service, resource_hash, min(start_time) AS first FROM ${spans} GROUP BY service, resource_hash`;
}

/** Versions of a service and when each was first seen, by that time. */
export async function readFirstSeen(
	client: Client,
	service: string,
	options: ReadOptions,
): Promise<ReadonlyMap<string, UnixNanos>> {
	const rows = await client.rows<{ version: string; at: string }>(
		`SELECT attributes['service.version'] AS version, toString(toUnixTimestamp64Nano(min(seen.at))) AS at
		FROM (SELECT resource_hash AS hash, min(first) AS at FROM first_seen WHERE service = {service:String}
			GROUP BY hash ORDER BY at DESC LIMIT ${MOST_RESOURCES}) AS seen
		INNER JOIN (SELECT hash, attributes FROM resources
			WHERE hash IN (SELECT resource_hash FROM first_seen WHERE service = {service:String}) LIMIT 1 BY hash) AS resources
			ON resources.hash = seen.hash
		WHERE version != '' GROUP BY version ORDER BY min(seen.at) LIMIT ${MOST_VERSIONS}`,
		{ service },
		options,
	);
	return new Map(rows.map(({ version, at }) => [version, unixNanos(BigInt(at))]));
}
