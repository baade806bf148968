import { assert } from '../base/assert.ts';
import type { StoryRequest } from '../demo/story.ts';
import { encodeLogs } from '../demo/wire/otlp.ts';
import { recordsOf } from '../logs/records-of.ts';
import type { LogBatch } from '../model/log-batch.ts';
import type { PlaybackSignal } from '../model/playback-session.ts';
import type { SessionStore, SignalQuery } from '../ports/analytics/session-store.ts';
import { readEventSignals } from '../sessions/read-event-signals.ts';
import { readSignals } from '../sessions/read-signals.ts';
import { oneOfEach } from '../sessions/same-request.ts';
import { DEFAULT_SESSION_WORDS } from '../sessions/session-words.ts';
import { spanBatchFromRows } from '../columns/rows.ts';
import { decodeLogsProtobuf } from '../wire/otlp/decode-logs-protobuf.ts';

const DAY = 86_400_000_000_000n;

/** A session store that holds the requests of stories. `now` in nanoseconds. */
export function storyStore(requests: readonly StoryRequest[], now: bigint): SessionStore {
	const spans = spanBatchFromRows(requests.flatMap((request) => request.spans));
	const logs = storyLogs(requests, now);
	const records = recordsOf(logs, 'stories');
	const signals = oneOfEach([
		...readSignals(spans, DEFAULT_SESSION_WORDS),
		...readEventSignals(logs, DEFAULT_SESSION_WORDS),
	]);
	return {
		name: 'stories',
		signals: async (query) => ({ signals: signals.filter((signal) => matches(query, signal)), cut: false }),
		recentSignals: async ({ from, to, members, limit }) => {
			const heard = signals.filter((signal) => matches({ from, to, limit }, signal)).toSorted(newestFirst);
			const all = [...new Set(heard.map(({ member }) => member))];
			const names = new Set(all.slice(0, members));
			const own = signals.filter(({ member }) => names.has(member));
			return { signals: own.slice(0, limit), cut: own.length > limit || all.length > members };
		},
		nameKindOf: async () => undefined,
		readRequests: async (traceIds) => {
			const wanted = new Set<string>(traceIds);
			const own = requests.filter(({ traceId }) => wanted.has(traceId));
			return {
				spans: spanBatchFromRows(own.flatMap((request) => request.spans)),
				records: records.filter(({ traceId }) => traceId !== undefined && wanted.has(traceId)),
			};
		},
	};
}

/** Log lines of stories as a store would have them. */
export function storyLogs(requests: readonly StoryRequest[], now: bigint): LogBatch {
	const decoded = decodeLogsProtobuf(encodeLogs(requests.flatMap((request) => request.logs)), {
		nowNanos: now,
		retentionNanos: 30n * DAY,
	});
	assert(decoded.ok, 'log lines of a story can be read');
	return decoded.batch;
}

/** IDs under which something of the stories can be opened: of requests with spans, and of what was logged. */
export function storyIds(requests: readonly StoryRequest[], now: bigint): ReadonlySet<string> {
	const ids = new Set<string>(requests.flatMap(({ spans }) => spans.map(({ traceId }) => traceId)));
	for (const { traceId } of recordsOf(storyLogs(requests, now), 'stories')) if (traceId) ids.add(traceId);
	return ids;
}

function matches(query: SignalQuery, signal: PlaybackSignal): boolean {
	const { session, member, device, asset, traceId, from, to } = query;
	const time = timeOf(signal);
	return (
		(session === undefined || signal.session === session) &&
		(member === undefined || signal.member === member) &&
		(device === undefined || signal.device === device) &&
		(asset === undefined || signal.asset === asset || signal.title === asset) &&
		(traceId === undefined || signal.traceId === traceId) &&
		time >= from &&
		time < to
	);
}

function timeOf({ deviceTime, serverTime, eventTime, end }: PlaybackSignal): bigint {
	return deviceTime ?? serverTime ?? eventTime ?? end;
}

function newestFirst(a: PlaybackSignal, b: PlaybackSignal): number {
	return Number(timeOf(b) - timeOf(a));
}
