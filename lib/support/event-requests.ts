import { joinLogs } from '../logs/join.ts';
import type { LogRecord } from '../model/log-record.ts';
import type { PlaybackSession, TimedSignal } from '../model/playback-session.ts';
import { STATUS } from '../model/span-kind.ts';
import { unixNanos } from '../model/time.ts';
import { eventKind, eventName, eventsOf, type PlayerEventKind } from '../sessions/player-events.ts';
import type { SessionWords } from '../sessions/session-words.ts';
import { assemble } from '../trace/assemble.ts';
import { spanBatchFromRows } from '../columns/rows.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { SessionRequest } from './session-request.ts';

/** What events are called whatever words a company has for them: steps go by the names of requests. */
const NAMES: Readonly<Record<PlayerEventKind, string>> = {
	start: 'playback.start',
	stop: 'playback.stop',
	progress: 'playback.progress',
	error: 'player',
	other: '',
};

/**
 * Events that a player reported as log records alone, each as a request of one call: all rules read them as they read
 * requests, and what they say has the log record as its source.
 */
export function eventRequests(
	session: PlaybackSession,
	signal: TimedSignal,
	records: readonly LogRecord[],
	words: SessionWords,
): SessionRequest[] {
	const events = eventsOf(records);
	const first = events[0]?.time ?? signal.time;
	return events.map((record) => {
		const time = unixNanos(signal.time + (record.time - first));
		return { ...requestOf(record, signal, words, time), offset: Number(time - session.start) };
	});
}

function requestOf(
	record: LogRecord,
	signal: TimedSignal,
	words: SessionWords,
	time: TimedSignal['time'],
): Omit<SessionRequest, 'offset'> {
	const kind = eventKind(record, words);
	const name = NAMES[kind] || (eventName(record) ?? '');
	const batch = spanBatchFromRows([
		{
			traceId: signal.traceId,
			spanId: record.spanId ?? '0000000000000001',
			startTime: record.time,
			duration: 0n,
			service: record.service,
			name,
			statusCode: kind === 'error' ? STATUS.error : STATUS.unset,
			statusMessage: kind === 'error' ? record.message : '',
			attributes: record.attributes,
			resource: record.resource,
			events: [{ time: record.time, name: eventName(record) ?? '', attributes: record.attributes }],
		},
	]);
	const trace = assemble(batch);
	const logs = joinLogs(trace, []);
	return {
		signal: {
			...signal,
			name,
			time,
			starts: kind === 'start',
			stops: kind === 'stop',
			failed: kind === 'error',
		},
		event: record,
		trace,
		logs,
		diagnosis: diagnose({ trace, logs, baselines: [], sources: [] }),
	};
}
