import type { Source } from '../../model/answer.ts';
import type { Attributes } from '../../model/attributes.ts';
import type { Nanos } from '../../model/time.ts';
import type { SessionWords } from '../../sessions/session-words.ts';
import { type SessionRequest, spanSource } from './session-request.ts';

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

/** Progress events of one request. */
export function readProgress(request: SessionRequest, words: SessionWords): Progress[] {
	const found: Progress[] = [];
	for (let row = 0; row < request.trace.spans.length; row++) {
		for (const { name, attributes } of request.trace.events(row)) {
			if (!words.progressEvents.includes(name)) continue;
			found.push({
				at: request.offset,
				height: number(attributes, words.facts.pictureHeight),
				kbits: number(attributes, words.facts.pictureKbits),
				connection: number(attributes, words.facts.connectionKbits),
				pausedMs: number(attributes, words.facts.pausedMs) ?? 0,
				source: spanSource(request, row),
			});
		}
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
