import { type Asking, readOptions } from '../asking.ts';
import { parseTraceId } from '../../model/ids.ts';
import type { PlaybackSession } from '../../model/playback-session.ts';
import { type UnixNanos, unixNanos } from '../../model/time.ts';
import type { SignalQuery, SignalRead } from '../../ports/analytics/session-store.ts';
import { inOurTime } from '../../sessions/clocks.ts';
import { groupSessions } from '../../sessions/group-sessions.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { SessionList, SessionQuery, SessionSummary } from '../../api/sessions.ts';
import type { Ports } from '../site-ports.ts';
import { DEADLINES_MS } from '../limits.ts';

const MAX_SIGNALS = 2_000;
const MAX_LAST_SIGNALS = 5_000;
const MINUTE = 60_000_000_000n;
const DAY = 1_440n * MINUTE;
/** Clocks of devices run ahead by hours, and what they say is put right only after it was found. */
const AHEAD = DAY;

/** How far around the requests of one session its member's others are looked at. */
const AROUND = 360n * MINUTE;

export interface FoundSessions {
	/** Newest first. */
	readonly sessions: readonly PlaybackSession[];
	readonly cut: boolean;
}

type Wanted = Omit<SignalQuery, 'from' | 'to' | 'limit'> & {
	readonly from?: UnixNanos;
	readonly to?: UnixNanos;
};

/** Playback sessions that match, put together from their requests as they are known now. */
export async function findSessions(asking: Asking, ports: Ports, query: Wanted): Promise<FoundSessions> {
	return grouped(asking, ports, await readSignals(asking, ports, query));
}

/**
 * The session of an ID: its session ID, a later part of that (`~2`), or one of its requests (`t-…`). What its member
 * asked around it is read too: a request that names neither session nor device belongs to the one that ran.
 */
export async function findSession(
	asking: Asking,
	ports: Ports,
	id: string,
): Promise<PlaybackSession | undefined> {
	const traceId = id.startsWith('t-') ? parseTraceId(id.slice(2)) : undefined;
	const named = traceId ? { traceId } : { session: id.replace(/~\d+$/, '') };
	const reads = await readSignals(asking, ports, named);
	const signals = inOurTime(reads.flatMap((read) => read.signals)).toSorted((a, b) =>
		a.time < b.time ? -1 : 1,
	);
	const [first, last] = [signals.at(0), signals.at(-1)];
	if (!first || !last) return undefined;
	const member = signals.find((one) => one.member !== '')?.member;
	const around = { from: unixNanos(first.time - AROUND), to: unixNanos(last.time + AROUND) };
	const beside = member === undefined ? [] : await readSignals(asking, ports, { member, ...around });
	const { sessions } = grouped(asking, ports, [...reads, ...beside]);
	return sessions.find((session) =>
		traceId ? session.signals.some((one) => one.traceId === traceId) : session.id === id,
	);
}

async function readSignals(asking: Asking, ports: Ports, query: Wanted): Promise<readonly SignalRead[]> {
	const store = ports.analytics.sessions;
	if (!store) return [];
	const wanted = { ...query, ...rangeOf(asking, ports, query), limit: MAX_SIGNALS };
	return [await store.signals(wanted, readOptions(asking, DEADLINES_MS.sessions))];
}

/** Sessions of whoever was heard of last in a time, as many members at most. */
async function lastSessions(
	asking: Asking,
	ports: Ports,
	query: Pick<SessionQuery, 'from' | 'to'>,
	members: number,
): Promise<FoundSessions> {
	const range = rangeOf(asking, ports, query);
	const wanted = { ...range, members, limit: MAX_LAST_SIGNALS };
	const read = await ports.analytics.sessions?.recentSignals(
		wanted,
		readOptions(asking, DEADLINES_MS.sessions),
	);
	const { sessions, cut } = grouped(asking, ports, read ? [read] : []);
	// Read with their hours before: what was over by then was not asked for.
	return { sessions: sessions.filter(({ start, end }) => end >= range.from && start < range.to), cut };
}

function rangeOf({ now }: Asking, ports: Ports, { from, to }: Pick<SessionQuery, 'from' | 'to'>) {
	return {
		from: from ?? unixNanos(now - BigInt(ports.retentionDays) * DAY),
		to: to ?? unixNanos(now + AHEAD),
	};
}

function grouped({ now }: Asking, ports: Ports, reads: readonly SignalRead[]): FoundSessions {
	const { sessions } = groupSessions(
		reads.flatMap((read) => read.signals),
		{ now, idleNanos: BigInt(Math.round(ports.sessionWords.idleMinutes)) * MINUTE },
	);
	return { sessions, cut: reads.some((read) => read.cut) };
}

/** The list of `/api/sessions`. */
export async function listSessions(
	asking: Asking,
	ports: Ports,
	{ limit, ...query }: SessionQuery,
): Promise<SessionList> {
	const named = query.member ?? query.device ?? query.model ?? query.asset;
	const { sessions, cut } =
		named === undefined
			? await lastSessions(asking, ports, query, limit)
			: await findSessions(asking, ports, query);
	return { sessions: sessions.slice(0, limit).map(summaryOf), cut: cut || sessions.length > limit };
}

function summaryOf(session: PlaybackSession): SessionSummary {
	return {
		id: session.id,
		member: session.member,
		device: session.device,
		deviceModel: session.deviceModel,
		title: session.title,
		start: isoNanos(session.start),
		end: isoNanos(session.end),
		state: session.stopSeen ? 'stopped' : session.running ? 'running' : 'silent',
		requests: session.signals.length,
		failedRequests: session.signals.filter(({ failed }) => failed).length,
	};
}
