import type { StoryRequest } from '../demo/story.ts';
import { answerSession, type SessionAnswers } from '../support/answer-session.ts';
import { type SessionFacts, sessionFacts } from '../support/session-facts.ts';
import { recordsByTrace, rowsByTrace, sessionRequests } from '../support/session-requests.ts';
import { recordsOf } from '../logs/records-of.ts';
import type { PlaybackSession } from '../model/playback-session.ts';
import { unixNanos } from '../model/time.ts';
import { groupSessions } from '../sessions/group-sessions.ts';
import { readEventSignals } from '../sessions/read-event-signals.ts';
import { readSignals } from '../sessions/read-signals.ts';
import { DEFAULT_SESSION_WORDS } from '../sessions/session-words.ts';
import { spanBatchFromRows } from '../columns/rows.ts';
import { storyLogs } from './story-store.ts';

/** Requests as the site would see them, without a store: grouped, put together, answered. Newest session first. */
export function tellSessions(requests: readonly StoryRequest[], now: bigint): readonly ToldSession[] {
	const spans = spanBatchFromRows(requests.flatMap((request) => request.spans));
	const logs = storyLogs(requests, now);
	const rows = rowsByTrace(spans);
	const records = recordsByTrace(recordsOf(logs, 'story'));
	const signals = [
		...readSignals(spans, DEFAULT_SESSION_WORDS),
		...readEventSignals(logs, DEFAULT_SESSION_WORDS),
	];
	const { sessions } = groupSessions(signals, {
		now: unixNanos(now),
		idleNanos: BigInt(DEFAULT_SESSION_WORDS.idleMinutes) * 60_000_000_000n,
	});
	return sessions.map((session) => {
		const facts = sessionFacts(
			session,
			sessionRequests(session, rows, spans, records, DEFAULT_SESSION_WORDS),
			DEFAULT_SESSION_WORDS,
		);
		return { session, facts, told: answerSession(facts) };
	});
}

export interface ToldSession {
	readonly session: PlaybackSession;
	readonly facts: SessionFacts;
	readonly told: SessionAnswers;
}
