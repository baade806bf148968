import { type Asking, readOptions } from '../asking.ts';
import { answerSession, type SessionAnswers } from '../../support/answer-session.ts';
import { type SessionFacts, sessionFacts } from '../../support/session-facts.ts';
import { recordsByTrace, rowsByTrace, sessionRequests } from '../../support/session-requests.ts';
import type { PlaybackSession, TimedSignal } from '../../model/playback-session.ts';
import type { Ports } from '../site-ports.ts';
import { DEADLINES_MS } from '../limits.ts';

/** Requests read for one page. */
const MAX_REQUESTS = 1_000;

/** A session with everything that is said about it. */
export interface Playback {
	readonly session: PlaybackSession;
	readonly facts: SessionFacts;
	readonly told: SessionAnswers;
}

/** A session, and the same with those of its requests that are read. */
interface Reading {
	readonly session: PlaybackSession;
	readonly read: PlaybackSession;
}

/**
 * Reads the requests of sessions, all at once, and answers for each. Of a session with more requests than one page
 * reads, the most telling are read; sessions after the limit are left out.
 */
export async function readPlayback(
	asking: Asking,
	ports: Ports,
	sessions: readonly PlaybackSession[],
): Promise<readonly Playback[]> {
	const wanted = withinLimit(sessions);
	const signals = wanted.flatMap(({ read }) => read.signals);
	const [first] = signals;
	if (!first) return [];
	const range = {
		from: signals.reduce((least, one) => earlier(least, one.deviceTime ?? one.time), first.time),
		to: signals.reduce((most, { end }) => (end > most ? end : most), first.end),
	};
	const ids = signals.map(({ traceId }) => traceId);
	const options = readOptions(asking, DEADLINES_MS.playback);
	const read = await ports.analytics.sessions?.readRequests(ids, range, options);
	if (!read) return [];
	const rows = rowsByTrace(read.spans);
	const lines = recordsByTrace(read.records);
	return wanted.flatMap(({ session, read: most }) => {
		const requests = sessionRequests(most, rows, read.spans, lines, ports.sessionWords);
		if (requests.length === 0) return [];
		const facts = sessionFacts(session, requests, ports.sessionWords);
		return [{ session, facts, told: answerSession(facts) }];
	});
}

/** As many requests of each session as may be read for one page; sessions after the limit are left out. */
function withinLimit(sessions: readonly PlaybackSession[]): readonly Reading[] {
	let left = MAX_REQUESTS;
	return sessions.flatMap((session) => {
		const signals = mostTelling(session.signals, left);
		left -= signals.length;
		return signals.length === 0 ? [] : [{ session, read: { ...session, signals } }];
	});
}

/** What failed, began and ended before what merely went on; among equals the newest. In the order of time. */
function mostTelling(signals: readonly TimedSignal[], limit: number): readonly TimedSignal[] {
	if (signals.length <= limit) return signals;
	const tells = ({ failed, starts, stops }: TimedSignal) => (failed ? 2 : starts || stops ? 1 : 0);
	const places = signals
		.map((one, place) => ({ place, tells: tells(one) }))
		.sort((a, b) => b.tells - a.tells || b.place - a.place)
		.slice(0, limit);
	const kept = new Set(places.map(({ place }) => place));
	return signals.filter((_, place) => kept.has(place));
}

function earlier<T extends bigint>(a: T, b: T): T {
	return a < b ? a : b;
}
