import { unixNanos } from '../../lib/model/time.ts';
import type { PatternSource } from '../../lib/ports/pattern-source.ts';
import type { Client } from './client.ts';
import { readResources } from './resources.ts';
import { HOUR_OF_START } from './schema.ts';

const MINUTE = 60_000_000_000n;
const WHERE = `${HOUR_OF_START} BETWEEN intDiv({from:UInt64}, 3600000000000) AND intDiv({to:UInt64}, 3600000000000)
	AND toUnixTimestamp64Nano(start_time) >= {from:UInt64} AND toUnixTimestamp64Nano(start_time) < {to:UInt64} AND service = {service:String}`;
/** Processes of one service that are looked at for their versions. */
const MOST_RESOURCES = 2_000;

/** Failures of one operation by the minute, and which versions of its service ran meanwhile. */
export function createPatternSource(client: Client): PatternSource {
	return {
		name: client.config.name,
		failuresAlike: async ({ service, operation }, from, to, options) => {
			const values = { service, operation, from: String(from), to: String(to) };
			const [minutes, seen] = await Promise.all([
				client.rows<{ minute: string; requests: string }>(
					`SELECT intDiv(toUnixTimestamp64Nano(start_time), ${MINUTE}) AS minute, uniqExact(trace_id) AS requests FROM spans
					WHERE ${WHERE} AND name = {operation:String} AND status_code = 2 GROUP BY minute ORDER BY minute LIMIT 1440`,
					values,
					options,
				),
				client.rows<{ hash: string; first: string }>(
					`SELECT lower(leftPad(hex(resource_hash), 16, '0')) AS hash, toString(toUnixTimestamp64Nano(min(start_time))) AS first
					FROM spans WHERE ${WHERE} GROUP BY resource_hash ORDER BY first LIMIT ${MOST_RESOURCES}`,
					values,
					options,
				),
			]);
			const resources = await readResources(
				client,
				seen.map((row) => row.hash),
				options,
			);
			const firstSeen = new Map<string, bigint>();
			for (const { hash, first } of seen) {
				const version = resources.get(hash)?.attributes.find(([key]) => key === 'service.version')?.[1];
				const at = BigInt(first);
				if (version !== undefined && at < (firstSeen.get(version) ?? at + 1n)) firstSeen.set(version, at);
			}
			return {
				minutes: minutes.map((row) => ({
					start: unixNanos(BigInt(row.minute) * MINUTE),
					requests: Number(row.requests),
				})),
				versions: [...firstSeen]
					.map(([version, at]) => ({ version, firstSeen: unixNanos(at) }))
					.sort((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1)),
			};
		},
	};
}
