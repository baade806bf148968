import { at } from '../base/assert.ts';
import type { PlaybackSession, PlaybackSignal, TimedSignal } from '../model/playback-session.ts';
import { type UnixNanos, unixNanos } from '../model/time.ts';
import { inOurTime, ownTime } from './clocks.ts';
import { cutByAsset, cutByStarts, type OpenSession } from './cut-lane.ts';
import { playedOf, withTitles } from './played.ts';
import { oneOfEach } from './same-request.ts';

export interface Grouping {
	/** Newest first. */
	readonly sessions: readonly PlaybackSession[];
	/** Requests of members that belong to no session: browsing, searching, signing in. */
	readonly loose: readonly TimedSignal[];
}

export interface GroupOptions {
	readonly now: UnixNanos;
	readonly idleNanos: bigint;
}

/**
 * Puts requests together to playback sessions. Order and repeats do not matter. Requests with a session ID are one
 * session for each title played under it; the others are cut, device by device, at starts and stops.
 *
 *     session PS-1      ──▷ S · · · ■
 *     device, no ID     · ▷ S · · · ■ ·  ▷ S · · ↯ (silent)      S start   ■ stop   · request
 *                       └ loose      └ loose
 */
export function groupSessions(signals: readonly PlaybackSignal[], options: GroupOptions): Grouping {
	// A log record within a request may have been all that was found of it.
	const named = oneOfEach(signals).filter(({ session, member }) => session !== '' || member !== '');
	const timed = inOurTime(withTitles(named)).sort(byTime);
	const open: OpenSession[] = [];
	const loose: TimedSignal[] = [];
	const withId = Map.groupBy(
		timed.filter(({ session }) => session !== ''),
		({ session }) => session,
	);
	for (const [id, lane] of withId) open.push(...cutByAsset(id, lane, options.idleNanos));
	const without = timed.filter(({ session }) => session === '');
	const devices = Map.groupBy(
		without.filter(({ device }) => device !== ''),
		({ member, device }) => `${member}\n${device}`,
	);
	for (const lane of devices.values()) {
		const cut = cutByStarts(lane, options.idleNanos);
		open.push(...cut.sessions);
		loose.push(...cut.loose);
	}
	for (const stray of without.filter(({ device }) => device === '')) {
		const home = onlyHome(stray, open);
		if (home) home.signals.push(byClockOf(home, stray));
		else loose.push(stray);
	}
	return { sessions: open.map((one) => closed(one, options)).sort(newestFirst), loose: loose.sort(byTime) };
}

/** The one session of the member that a request without a device can belong to; undefined for none or several. */
function onlyHome(stray: TimedSignal, open: readonly OpenSession[]): OpenSession | undefined {
	const asset = playedOf(stray);
	const fits = open.filter((one) => {
		const { signals } = one;
		const first = at(signals, 0);
		if (first.member !== stray.member) return false;
		if (asset !== '' && signals.some((signal) => playedOf(signal) !== '' && playedOf(signal) !== asset))
			return false;
		const last = signals.reduce((latest, { time }) => (time > latest ? time : latest), first.time);
		const { time } = byClockOf(one, stray);
		return time >= first.time && time <= last;
	});
	return fits.length === 1 ? fits[0] : undefined;
}

/** A signal that names no device, and that no server saw, if it came from the device of a session: by that one's clock. */
function byClockOf({ signals }: OpenSession, stray: TimedSignal): TimedSignal {
	const said = ownTime(stray);
	if (said === undefined || stray.serverTime !== undefined) return stray;
	for (const signal of signals) {
		const own = ownTime(signal);
		if (own === undefined || signal.device === '') continue;
		return { ...stray, time: unixNanos(said - (own - signal.time)) };
	}
	return stray;
}

function closed({ id, signals: given }: OpenSession, { now, idleNanos }: GroupOptions): PlaybackSession {
	const signals = given.sort(byTime);
	const first = at(signals, 0);
	const start = signals.find(({ starts }) => starts) ?? first;
	const stop = signals.findLast(({ stops }) => stops);
	const last = at(signals, signals.length - 1);
	const end = stop?.time ?? last.time;
	const known = (field: 'member' | 'device' | 'deviceModel' | 'asset' | 'title') =>
		signals.find((signal) => signal[field] !== '')?.[field] ?? '';
	return {
		id,
		member: known('member'),
		device: known('device'),
		deviceModel: known('deviceModel'),
		asset: known('asset') || known('title'),
		title: known('title') || known('asset'),
		start: start.time < end ? start.time : first.time,
		end,
		startSeen: start.starts,
		stopSeen: stop !== undefined,
		running: stop === undefined && now - last.time < idleNanos,
		signals,
	};
}

function byTime(a: TimedSignal, b: TimedSignal): number {
	if (a.time !== b.time) return a.time < b.time ? -1 : 1;
	return a.traceId < b.traceId ? -1 : 1;
}

function newestFirst(a: PlaybackSession, b: PlaybackSession): number {
	if (a.start !== b.start) return a.start > b.start ? -1 : 1;
	return a.id < b.id ? -1 : 1;
}
