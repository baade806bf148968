import type { TraceId } from '../model/ids.ts';
import type { Nanos, UnixNanos } from '../model/time.ts';
import type { VerdictState } from '../model/verdict.ts';
import type { SupportDesk } from './support-desk.ts';

/** A request somebody opened, told as its verdict was then. */
export interface RecentRequest {
	readonly traceId: TraceId;
	readonly openedAt: UnixNanos;
	readonly startTime: UnixNanos;
	readonly durationNanos: Nanos;
	readonly state: VerdictState;
	readonly sentence: string;
	readonly rootService: string;
	readonly route: string;
}

/** Somebody had a personal value shown that is hidden by default. */
export interface Reveal {
	readonly at: UnixNanos;
	/** Kind of page it was on. */
	readonly place: 'studio' | 'member';
	/** ID of the person it belongs to; never the value itself. */
	readonly subject: string;
	readonly field: string;
	/** As whoever asked gave it. */
	readonly reason: string;
}

/**
 * What Dupin itself must remember. Empty: no rows. Broken: SourceError; no page depends on it,
 * so callers go on without.
 */
export interface AppStore {
	readonly name: string;
	/** Opening a request again moves it to the top. */
	recordOpened(request: RecentRequest): Promise<void>;
	/** Last opened first, at most `limit`, each request once. */
	recent(limit: number): Promise<readonly RecentRequest[]>;
	/** Kept for good: nothing changes or removes it. Whoever reveals waits until it is written. */
	recordReveal(reveal: Reveal): Promise<void>;
	/** Newest first, at most `limit`. */
	reveals(limit: number): Promise<readonly Reveal[]>;
	readonly supportDesk: SupportDesk;
	close(): Promise<void>;
}
