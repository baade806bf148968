import { coded, textAt } from '../model/columns.ts';
import type { TraceId } from '../model/ids.ts';
import type { LogBatch } from '../model/log-batch.ts';
import type { PlaybackSignal } from '../model/playback-session.ts';
import { unixNanos } from '../model/time.ts';
import { bytesToHex, isZero } from '../columns/hex.ts';
import { isEventId } from '../logs/event-id.ts';
import { ERROR_SEVERITY } from '../logs/join.ts';
import { isPlayerEvent } from './player-events.ts';
import type { SessionWords } from './session-words.ts';

/**
 * What log records say about playing, one signal a record: those whose event is one of a player's, or that name a
 * session. A record within a request is a piece of that request's signal (`oneOfEach` puts them together); whose it
 * is may then stand in its spans only. The store's view does the same as records arrive; a test holds the two together.
 */
export function readEventSignals(batch: LogBatch, words: SessionWords): PlaybackSignal[] {
	const found: PlaybackSignal[] = [];
	for (let row = 0, entry = 0; row < batch.length; row++) {
		const attributes = new Map<string, string>();
		for (; entry < (batch.attributes.ends[row] ?? 0); entry++)
			attributes.set(coded(batch.attributes.keys, entry), textAt(batch.attributes.values, entry));
		const first = (keys: readonly string[]) =>
			keys.map((key) => attributes.get(key) ?? '').find((text) => text !== '') ?? '';
		const event = coded(batch.eventNames, row);
		const session = first(words.session);
		if (event === '' || isZero(batch.traceIds, row * 16, 16)) continue;
		if (!isPlayerEvent(event, words) && session === '') continue;
		const traceId = bytesToHex(batch.traceIds, row * 16, 16) as TraceId;
		const member = first(words.member);
		// Nothing else will say whose it is.
		if (session === '' && member === '' && isEventId(traceId)) continue;
		const time = unixNanos(batch.times[row] ?? 0n);
		found.push({
			traceId,
			session,
			member,
			device: first(words.device),
			deviceModel: first(words.deviceModel),
			asset: first(words.asset),
			title: first(words.title),
			name: isEventId(traceId) ? event : '',
			deviceTime: undefined,
			serverTime: undefined,
			eventTime: time,
			end: time,
			starts: words.startEvents.includes(event),
			stops: words.stopEvents.includes(event),
			failed: words.errorEvents.includes(event) || (batch.severityNumbers[row] ?? 0) >= ERROR_SEVERITY,
		});
	}
	return found;
}
