import type { TraceId } from '../../model/ids.ts';
import type { UnixNanos } from '../../model/time.ts';

/** A request as somebody shared it: told and proven without its store. */
export interface FrozenCase {
	/** 16 hex digits; whoever knows it may read the case. */
	readonly id: string;
	readonly traceId: TraceId;
	readonly frozenAt: UnixNanos;
	/** Verdict, findings, pattern and the spans and log lines that prove them, as one JSON document. */
	readonly document: string;
}

/**
 * Cases that were shared, kept beyond the store's retention. Empty: undefined, or no IDs. Broken: SourceError.
 * A case is never changed.
 */
export interface CaseArchive {
	readonly name: string;
	save(frozen: FrozenCase): Promise<void>;
	read(id: string): Promise<FrozenCase | undefined>;
	/** Cases of one request, newest first, at most `limit`. */
	ofTrace(
		traceId: TraceId,
		limit: number,
	): Promise<readonly { readonly id: string; readonly frozenAt: UnixNanos }[]>;
}
