import type { Source } from '../model/answer.ts';
import type { Attributes } from '../model/attributes.ts';
import type { Nanos } from '../model/time.ts';
import { eventKind, eventsOf } from '../sessions/player-events.ts';
import type { SessionWords } from '../sessions/session-words.ts';
import { eventSource, type SessionRequest, spanSource } from './session-request.ts';

/** What the player reported while it played. Undefined where it did not say. */
export interface Progress {
	/** From Play. */
	readonly at: Nanos;
	/** Lines of the picture: 480, 1080, 2160. */
	readonly height: number | undefined;
	readonly kbits: number | undefined;
	/** What the connection gave, in kbit/s. */
	readonly connection: number | undefined;
	/** Milliseconds that the picture stood still since the last report. */
	readonly pausedMs: number;
	readonly source: Source;
}

/** Progress events of one request: those of its spans, and those among its log records at their own time. */
export function readProgress(request: SessionRequest, words: SessionWords): Progress[] {
	const found: Progress[] = [];
	const add = (at: Nanos, attributes: Attributes, source: Source) =>
		found.push({
			at,
			height: number(attributes, words.facts.pictureHeight),
			kbits: number(attributes, words.facts.pictureKbits),
			connection: number(attributes, words.facts.connectionKbits),
			pausedMs: number(attributes, words.facts.pausedMs) ?? 0,
			source,
		});
	for (let row = 0; row < request.trace.spans.length; row++) {
		for (const { name, attributes } of request.trace.events(row)) {
			if (words.progressEvents.includes(name)) add(request.offset, attributes, spanSource(request, row));
		}
	}
	const { trace, logs } = request;
	const offsets = new Map(logs.lines.map(({ record, offsetNanos }) => [record, offsetNanos]));
	for (const record of eventsOf([...offsets.keys()])) {
		if (eventKind(record, words) !== 'progress') continue;
		const at = request.offset + Math.max(0, offsets.get(record) ?? 0);
		add(at, record.attributes, eventSource(trace.traceId, record));
	}
	return found;
}

function number(attributes: Attributes, keys: readonly string[]): number | undefined {
	for (const key of keys) {
		const value = Number(attributes.get(key) ?? Number.NaN);
		if (Number.isFinite(value)) return value;
	}
	return undefined;
}
