import { joinLogs } from '../logs/join.ts';
import type { LogRecord } from '../model/log-record.ts';
import type { PlaybackSession } from '../model/playback-session.ts';
import type { SpanBatch } from '../model/span-batch.ts';
import { assemble } from '../trace/assemble.ts';
import { bytesToHex } from '../columns/hex.ts';
import { pickSpans } from '../columns/pick-spans.ts';
import type { SessionWords } from '../sessions/session-words.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { eventRequests } from './event-requests.ts';
import type { SessionRequest } from './session-request.ts';

/**
 * The requests of a session, each put together and judged, by time. One without a span is made of the events that came
 * as log records; without those either it is left out.
 */
export function sessionRequests(
	session: PlaybackSession,
	rowsOf: ReadonlyMap<string, readonly number[]>,
	spans: SpanBatch,
	records: ReadonlyMap<string, readonly LogRecord[]>,
	words: SessionWords,
): SessionRequest[] {
	const requests = session.signals.flatMap((signal) => {
		const rows = rowsOf.get(signal.traceId);
		const lines = records.get(signal.traceId) ?? [];
		if (!rows) return eventRequests(session, signal, lines, words);
		const trace = assemble(pickSpans(spans, rows));
		const logs = joinLogs(trace, lines);
		const diagnosis = diagnose({ trace, logs, baselines: [], sources: [] });
		const offset = Number(signal.time - session.start);
		return [{ signal, offset, trace, logs, diagnosis, event: undefined }];
	});
	return requests.sort((a, b) => a.offset - b.offset);
}

/** Rows of each trace of a batch. */
export function rowsByTrace(spans: SpanBatch): ReadonlyMap<string, readonly number[]> {
	return Map.groupBy(
		Array.from({ length: spans.length }, (_, row) => row),
		(row) => bytesToHex(spans.traceIds, row * 16, 16),
	);
}

export function recordsByTrace(records: readonly LogRecord[]): ReadonlyMap<string, readonly LogRecord[]> {
	return Map.groupBy(records, (record) => record.traceId ?? '');
}
