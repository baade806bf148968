import { unixNanos } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { RecentSignalsQuery, SignalRead } from '../../../lib/ports/analytics/session-store.ts';
import type { Client } from '../client/client.ts';
import { readSignalRows } from './session-signals.ts';

const MINUTE_NANOS = 60_000_000_000n;
/** A session that was heard of in the time asked for began no longer than this before. */
const LOOK_BACK = 360n * MINUTE_NANOS;

interface Key {
	readonly member: string;
	readonly session: string;
	readonly minute: number;
}

/**
 * Requests of those who were heard of last: first who they are, from the end of a table in the order of time, which
 * costs the same whatever the hour holds; then their requests by the order of members.
 */
export async function lastHeard(
	client: Client,
	{ from, to, members, limit }: RecentSignalsQuery,
	options: ReadOptions,
): Promise<SignalRead> {
	const found = await client.rows<Key>(
		`SELECT member, session, minute FROM session_minutes
		WHERE minute >= {first:UInt32} AND minute < {last:UInt32}
		ORDER BY minute DESC LIMIT 1 BY member, session LIMIT {most:UInt64}`,
		{ first: minuteOf(from), last: minuteOf(to + MINUTE_NANOS - 1n), most: members + 1 },
		options,
	);
	const keys = found.slice(0, members);
	const oldest = keys.at(-1);
	if (!oldest) return { signals: [], cut: false };
	// Whoever was heard of less lately than all of these is not among them; without such, all that was asked for is there.
	const more = found.length > members;
	const since = (more ? BigInt(oldest.minute) * MINUTE_NANOS : from) - LOOK_BACK;
	const read = await readSignalRows(
		client,
		["(member IN {members:Array(String)} OR (member = '' AND session IN {sessions:Array(String)}))"],
		{
			members: keys.map(({ member }) => member).filter((member) => member !== ''),
			sessions: keys.map(({ session }) => session).filter((session) => session !== ''),
		},
		{ from: unixNanos(since < 0n ? 0n : since), to, limit },
		options,
	);
	return { signals: read.signals, cut: read.cut || more };
}

function minuteOf(time: bigint): number {
	return Number(time / MINUTE_NANOS);
}
