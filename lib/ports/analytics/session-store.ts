import type { TraceId } from '../../model/ids.ts';
import type { LogRecord } from '../../model/log-record.ts';
import type { PlaybackSignal } from '../../model/playback-session.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import type { UnixNanos } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';

/** Which requests of members are wanted. Every field narrows; at least one but the times is needed. */
export interface SignalQuery {
	readonly session?: string;
	readonly member?: string;
	readonly device?: string;
	/** Model of the device, whole: "Castbox 4". */
	readonly model?: string;
	/** ID or title of what is played. */
	readonly asset?: string;
	readonly traceId?: TraceId;
	/** Start within [from, to), by whichever clock reported first. */
	readonly from: UnixNanos;
	readonly to: UnixNanos;
	/** 1 to 5000. */
	readonly limit: number;
}

/** Who was heard of last, whoever it is. */
export interface RecentSignalsQuery {
	/** Heard of within [from, to). */
	readonly from: UnixNanos;
	readonly to: UnixNanos;
	/** How many members at most, 1 to 200; a session without a member counts as one. */
	readonly members: number;
	/** Requests of all of them, 1 to 5000. */
	readonly limit: number;
}

export interface SignalRead {
	/** Newest first. */
	readonly signals: readonly PlaybackSignal[];
	/** More match than were asked for: the oldest are left out. */
	readonly cut: boolean;
}

/** What an ID or an e-mail address names. */
export type KnownName =
	| { readonly kind: 'session'; readonly session: string }
	| { readonly kind: 'member'; readonly member: string }
	| { readonly kind: 'device'; readonly device: string; readonly member: string };

export interface RequestsRead {
	/** Spans of all of them, in no order; of very large requests the failed and the first ones. */
	readonly spans: SpanBatch;
	readonly records: readonly LogRecord[];
}

/**
 * Who played what, on what, when: one signal a request. Empty: no signals, `identify` gives undefined.
 * Late: SourceError `timeout`. Broken: SourceError. Rows still arriving are given as far as they are stored.
 */
export interface SessionStore {
	readonly name: string;
	signals(query: SignalQuery, options: ReadOptions): Promise<SignalRead>;
	/** Requests of the members heard of last, from hours before, so that their sessions are whole. */
	recentSignals(query: RecentSignalsQuery, options: ReadOptions): Promise<SignalRead>;
	nameKindOf(text: string, options: ReadOptions): Promise<KnownName | undefined>;
	/** Spans and log lines of at most 1000 requests that began within [from, to]. */
	readRequests(
		traceIds: readonly TraceId[],
		range: { readonly from: UnixNanos; readonly to: UnixNanos },
		options: ReadOptions,
	): Promise<RequestsRead>;
}
