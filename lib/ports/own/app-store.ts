import type { TraceId } from '../../model/ids.ts';
import type { Nanos, UnixNanos } from '../../model/time.ts';
import type { VerdictState } from '../../model/verdict.ts';
import type { Audit } from './audit.ts';
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
	readonly audit: Audit;
	readonly supportDesk: SupportDesk;
	close(): Promise<void>;
}
