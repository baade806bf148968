import { unixNanos, type UnixNanos, type TimeWindow } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { NewVersion } from '../../../lib/ports/analytics/trouble-source.ts';
import type { Client } from '../client/client.ts';

/** Processes of one service that are looked at, the newest first, and versions of them. */
const MAX_RESOURCES = 10_000;
const MAX_VERSIONS = 1_000;
const MAX_SERVICES = 10_000;

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

/** By service: its newest version, where that was first seen within a window and another one before it. */
export async function readNewVersions(
	client: Client,
	{ from, to }: TimeWindow,
	options: ReadOptions,
): Promise<ReadonlyMap<string, NewVersion>> {
	const rows = await client.rows<{ service: string; newest: string; at: string }>(
		`SELECT service, argMax(version, first) AS newest, toString(toUnixTimestamp64Nano(max(first) AS latest)) AS at
		FROM (SELECT toString(seen.service) AS service, attributes['service.version'] AS version, min(seen.first) AS first
			FROM first_seen AS seen
			INNER JOIN (SELECT hash, attributes FROM resources WHERE hash IN (SELECT resource_hash FROM first_seen) LIMIT 1 BY hash) AS resources
				ON resources.hash = seen.resource_hash
			WHERE version != '' GROUP BY service, version)
		GROUP BY service
		HAVING count() > 1 AND latest >= fromUnixTimestamp64Nano({from:Int64}) AND latest < fromUnixTimestamp64Nano({to:Int64})
		LIMIT ${MAX_SERVICES}`,
		{ from: String(from), to: String(to) },
		options,
	);
	return new Map(
		rows.map(({ service, newest, at }) => [service, { version: newest, firstSeen: unixNanos(BigInt(at)) }]),
	);
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
			GROUP BY hash ORDER BY at DESC LIMIT ${MAX_RESOURCES}) AS seen
		INNER JOIN (SELECT hash, attributes FROM resources
			WHERE hash IN (SELECT resource_hash FROM first_seen WHERE service = {service:String}) LIMIT 1 BY hash) AS resources
			ON resources.hash = seen.hash
		WHERE version != '' GROUP BY version ORDER BY min(seen.at) LIMIT ${MAX_VERSIONS}`,
		{ service },
		options,
	);
	return new Map(rows.map(({ version, at }) => [version, unixNanos(BigInt(at))]));
}
