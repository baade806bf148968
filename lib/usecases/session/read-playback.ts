import { answerSession, type SessionAnswers } from '../../support/answer-session.ts';
import { type SessionFacts, sessionFacts } from '../../support/session-facts.ts';
import { recordsByTrace, rowsByTrace, sessionRequests } from '../../support/session-requests.ts';
import type { PlaybackSession } from '../../model/playback-session.ts';
import type { Ports } from '../site-ports.ts';

const DEADLINE_MS = 8_000;
/** Requests read for one page; of more, those of the newest sessions. */
const MAX_REQUESTS = 1_000;

/** A session with everything that is said about it. */
export interface Playback {
	readonly session: PlaybackSession;
	readonly facts: SessionFacts;
	readonly told: SessionAnswers;
}

/** Reads the requests of sessions, all at once, and answers for each. Sessions past the limit are left out. */
export async function readPlayback(
	ports: Ports,
	sessions: readonly PlaybackSession[],
	signal: AbortSignal,
): Promise<readonly Playback[]> {
	const wanted = withinLimit(sessions);
	const signals = wanted.flatMap((session) => session.signals);
	const [first] = signals;
	if (!first) return [];
	const range = {
		from: signals.reduce((least, one) => earlier(least, one.deviceTime ?? one.time), first.time),
		to: signals.reduce((most, { end }) => (end > most ? end : most), first.end),
	};
	const ids = signals.map(({ traceId }) => traceId);
	const reads = await Promise.all(
		ports.sessionStores.map((store) => store.readRequests(ids, range, { signal, deadlineMs: DEADLINE_MS })),
	);
	return reads.flatMap(({ spans, records }) => {
		const rows = rowsByTrace(spans);
		const lines = recordsByTrace(records);
		return wanted.flatMap((session) => {
			const requests = sessionRequests(session, rows, spans, lines, ports.sessionWords);
			if (requests.length === 0) return [];
			const facts = sessionFacts(session, requests, ports.sessionWords);
			return [{ session, facts, told: answerSession(facts) }];
		});
	});
}

function withinLimit(sessions: readonly PlaybackSession[]): PlaybackSession[] {
	let left = MAX_REQUESTS;
	return sessions.filter(({ signals }) => {
		left -= signals.length;
		return left >= 0;
	});
}

function earlier<T extends bigint>(a: T, b: T): T {
	return a < b ? a : b;
}
