import { at } from '../base/assert.ts';
import type { Source } from '../model/answer.ts';
import { coded } from '../model/columns.ts';
import type { PlaybackSession } from '../model/playback-session.ts';
import type { FactName } from '../sessions/fact-keys.ts';
import type { SessionWords } from '../sessions/session-words.ts';
import { type DeviceKind, deviceKind } from '../sessions/device-kind.ts';
import { eventName } from '../sessions/player-events.ts';
import { canonical } from '../columns/canonical.ts';
import { type Progress, readProgress } from './progress.ts';
import { eventSource, type SessionRequest, spanSource } from './session-request.ts';

export interface Fact {
	readonly text: string;
	readonly source: Source;
}

/** Everything that answers look at. */
export interface SessionFacts {
	readonly session: PlaybackSession;
	/** By time; at least one. */
	readonly requests: readonly SessionRequest[];
	readonly progress: readonly Progress[];
	readonly device: DeviceKind;
	/** The latest that the session's requests say; of one request where it says it, if given. */
	fact(name: FactName, request?: SessionRequest): Fact | undefined;
	/** That a fact was looked for and is not there. */
	missing(name: FactName): Source;
	/** The request that stands for the whole session: the one that started it. */
	readonly first: Source;
}

/** `requests` by time, at least one. */
export function sessionFacts(
	session: PlaybackSession,
	requests: readonly SessionRequest[],
	words: SessionWords,
): SessionFacts {
	const first = requests.find(({ signal }) => signal.starts) ?? at(requests, 0);
	const known = new Map<FactName, Fact | undefined>();
	const fact = (name: FactName, request?: SessionRequest) => {
		const own = request ? factOf(request, words.facts[name]) : undefined;
		if (own) return own;
		if (!known.has(name)) known.set(name, latestFact(requests, words.facts[name]));
		return known.get(name);
	};
	return {
		session,
		requests,
		progress: requests.flatMap((request) => readProgress(request, words)),
		device: deviceKind(coded(first.trace.spans.services, first.trace.mainRoot), session.deviceModel),
		fact,
		missing: (name) => ({ kind: 'missing', traceId: first.trace.traceId, key: words.facts[name][0] ?? name }),
		first: spanSource(first, first.trace.mainRoot),
	};
}

function latestFact(requests: readonly SessionRequest[], keys: readonly string[]): Fact | undefined {
	for (const request of requests.toReversed()) {
		const found = factOf(request, keys);
		if (found) return found;
	}
	return undefined;
}

/** The first key that any span of the request has, from the root down, or any event among its log records. */
function factOf(request: SessionRequest, keys: readonly string[]): Fact | undefined {
	const { trace, event, logs } = request;
	for (const key of keys) {
		for (let row = 0; row < trace.spans.length; row++) {
			const text = trace.attribute(row, key);
			if (text === undefined || text === '') continue;
			if (event) return { text, source: eventSource(trace.traceId, event, `${key} ${text}`) };
			const spanId = at(trace.spans.ids, row);
			return { text, source: { kind: 'attribute', traceId: trace.traceId, spanId, key, value: text } };
		}
		for (const { record } of logs.lines) {
			const value = eventName(record) === undefined ? undefined : record.attributes.get(key);
			if (value === undefined || value === '') continue;
			const { text } = canonical(value);
			return { text, source: eventSource(trace.traceId, record, `${key} ${text}`) };
		}
	}
	return undefined;
}
