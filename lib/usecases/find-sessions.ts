import type { PlaybackSession } from '../model/playback-session.ts';
import { type UnixNanos, unixNanos } from '../model/time.ts';
import type { SignalQuery } from '../ports/session-store.ts';
import { groupSessions } from '../sessions/group-sessions.ts';
import { isoNanos } from '../wire/api/iso-time.ts';
import type { SessionList, SessionQuery, SessionSummary } from '../wire/api/sessions.ts';
import type { Ports } from './ports.ts';

const DEADLINE_MS = 5_000;
const MOST_SIGNALS = 2_000;
const MINUTE = 60_000_000_000n;
const DAY = 1_440n * MINUTE;
/** Clocks of devices run ahead by hours, and what they say is put right only after it was found. */
const AHEAD = DAY;

export interface FoundSessions {
	/** Newest first. */
	readonly sessions: readonly PlaybackSession[];
	readonly cut: boolean;
}

/** Playback sessions that match, put together from their requests as they are known now. */
export async function findSessions(
	ports: Ports,
	query: Omit<SignalQuery, 'from' | 'to' | 'limit'> & {
		readonly from?: UnixNanos;
		readonly to?: UnixNanos;
	},
	signal: AbortSignal,
): Promise<FoundSessions> {
	const now = ports.clock.now();
	const options = { signal, deadlineMs: DEADLINE_MS };
	const { from = unixNanos(now - BigInt(ports.retentionDays) * DAY), to = unixNanos(now + AHEAD) } = query;
	const reads = await Promise.all(
		ports.sessionStores.map((store) => store.signals({ ...query, from, to, limit: MOST_SIGNALS }, options)),
	);
	const { sessions } = groupSessions(
		reads.flatMap((read) => read.signals),
		{ now, idleNanos: BigInt(Math.round(ports.sessionWords.idleMinutes)) * MINUTE },
	);
	return { sessions, cut: reads.some((read) => read.cut) };
}

/** The list of `/api/sessions`. */
export async function listSessions(
	ports: Ports,
	{ limit, ...query }: SessionQuery,
	signal: AbortSignal,
): Promise<SessionList> {
	const { sessions, cut } = await findSessions(ports, query, signal);
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
