import { coded, textAt } from '../model/columns.ts';
import type { TraceId } from '../model/ids.ts';
import type { PlaybackSignal } from '../model/playback-session.ts';
import type { SpanBatch } from '../model/span-batch.ts';
import { KIND, STATUS } from '../model/span-kind.ts';
import { unixNanos } from '../model/time.ts';
import { bytesToHex, isZero } from '../columns/hex.ts';
import type { SessionWords } from './session-words.ts';

const FIELDS = ['session', 'member', 'device', 'deviceModel', 'asset', 'title'] as const;
type Field = (typeof FIELDS)[number];
type Draft = { -readonly [Key in keyof PlaybackSignal]: PlaybackSignal[Key] };

/**
 * What the requests of a batch say about playing, one signal a trace; traces that name neither session nor member
 * are left out. The store's view does the same as spans arrive; a test holds the two together.
 */
export function readSignals(batch: SpanBatch, words: SessionWords): PlaybackSignal[] {
	const places = placeOfKey(batch, words);
	const marks = batch.events.values.map((json) => ({
		starts: words.startEvents.some((name) => json.includes(`"name":"${name}"`)),
		stops: words.stopEvents.some((name) => json.includes(`"name":"${name}"`)),
	}));
	const drafts = new Map<string, Draft>();
	for (let row = 0, entry = 0; row < batch.length; row++) {
		const traceId = bytesToHex(batch.traceIds, row * 16, 16) as TraceId;
		const draft = drafts.get(traceId) ?? empty(traceId);
		drafts.set(traceId, draft);
		const best = new Map<Field, { readonly rank: number; readonly entry: number }>();
		for (; entry < (batch.attributes.ends[row] ?? 0); entry++) {
			const place = places[batch.attributes.keys.codes[entry] ?? 0];
			if (place && place.rank < (best.get(place.field)?.rank ?? Infinity))
				best.set(place.field, { rank: place.rank, entry });
		}
		for (const [field, found] of best)
			draft[field] = larger(draft[field], textAt(batch.attributes.values, found.entry));
		addTimes(draft, batch, row);
		const mark = marks[batch.events.codes[row] ?? 0];
		draft.starts ||= mark?.starts ?? false;
		draft.stops ||= mark?.stops ?? false;
		draft.failed ||= batch.statusCodes[row] === STATUS.error;
		if (isZero(batch.parentSpanIds, row * 8, 8)) draft.name = larger(draft.name, coded(batch.names, row));
	}
	return [...drafts.values()].filter(({ session, member }) => session !== '' || member !== '');
}

/** Which field each key's code stands for, and its place in the list of that field's keys. */
function placeOfKey(batch: SpanBatch, words: SessionWords) {
	return batch.attributes.keys.values.map((key) => {
		for (const field of FIELDS) {
			const rank = words[field].indexOf(key);
			if (rank >= 0) return { field, rank };
		}
		return undefined;
	});
}

function addTimes(draft: Draft, batch: SpanBatch, row: number): void {
	const start = batch.startTimes[row] ?? 0n;
	const end = unixNanos(start + (batch.durations[row] ?? 0n));
	if (end > draft.end) draft.end = end;
	const kind = batch.kinds[row];
	const server = kind === KIND.server || kind === KIND.consumer;
	if (server && (draft.serverTime === undefined || start < draft.serverTime))
		draft.serverTime = unixNanos(start);
	const root = isZero(batch.parentSpanIds, row * 8, 8);
	if (root && !server && (draft.deviceTime === undefined || start < draft.deviceTime))
		draft.deviceTime = unixNanos(start);
}

/** Copies and late pieces come in any order: the larger text wins, so that the order does not matter. */
function larger(a: string, b: string): string {
	return a > b ? a : b;
}

function empty(traceId: TraceId): Draft {
	return {
		traceId,
		session: '',
		member: '',
		device: '',
		deviceModel: '',
		asset: '',
		title: '',
		name: '',
		deviceTime: undefined,
		serverTime: undefined,
		eventTime: undefined,
		end: unixNanos(0n),
		starts: false,
		stops: false,
		failed: false,
	};
}
