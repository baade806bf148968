import { unixNanos, type TimeWindow } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { VersionCounts } from '../../../lib/ports/analytics/service-source.ts';
import type { Client } from '../client/client.ts';
import { readFirstSeen } from '../schema/first-seen.ts';
import { readResources } from '../traces/resources.ts';
import { IN_WINDOW, windowValues } from '../schema/time-window.ts';

/** Processes of one service that are looked at for their versions. */
const MAX_RESOURCES = 2_000;

interface Row {
	readonly hash: string;
	readonly calls: string;
	readonly errors: string;
	readonly first: string;
	readonly last: string;
}
type Counts = { -readonly [Key in keyof VersionCounts]: VersionCounts[Key] };

/** Versions of a service that ran in a window, the newest first. */
export async function readVersions(
	client: Client,
	window: TimeWindow,
	service: string,
	options: ReadOptions,
): Promise<readonly VersionCounts[]> {
	const [rows, firstSeen] = await Promise.all([
		client.rows<Row>(
			`SELECT lower(leftPad(hex(resource_hash), 16, '0')) AS hash, count() AS calls, countIf(status_code = 2) AS errors,
			toString(toUnixTimestamp64Nano(min(start_time))) AS first, toString(toUnixTimestamp64Nano(max(start_time))) AS last
		FROM spans WHERE ${IN_WINDOW} AND service = {service:String}
		GROUP BY resource_hash ORDER BY calls DESC LIMIT ${MAX_RESOURCES}`,
			{ ...windowValues(window), service },
			options,
		),
		readFirstSeen(client, service, options),
	]);
	const hashes = rows.map((row) => row.hash);
	const resources = await readResources(client, hashes, options);
	const versions = new Map<string, Counts>();
	for (const row of rows) {
		const version = resources.get(row.hash)?.attributes.find(([key]) => key === 'service.version')?.[1] ?? '';
		add(versions, version, row);
	}
	return [...versions.values()]
		.map((counts) => ({ ...counts, firstSeen: firstSeen.get(counts.version) ?? counts.firstSeen }))
		.sort((a, b) => (a.firstSeen < b.firstSeen ? 1 : -1));
}

function add(versions: Map<string, Counts>, version: string, row: Row): void {
	const first = unixNanos(BigInt(row.first));
	const last = unixNanos(BigInt(row.last));
	const known = versions.get(version);
	if (!known) {
		const [calls, errors] = [Number(row.calls), Number(row.errors)];
		versions.set(version, { version, calls, errors, instances: 1, firstSeen: first, lastSeen: last });
		return;
	}
	known.calls += Number(row.calls);
	known.errors += Number(row.errors);
	known.instances++;
	if (first < known.firstSeen) known.firstSeen = first;
	if (last > known.lastSeen) known.lastSeen = last;
}
