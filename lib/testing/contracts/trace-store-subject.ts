import type { SpanRow } from '../../columns/rows.ts';
import { parseTraceId, type TraceId } from '../../model/ids.ts';
import type { TraceStore } from '../../ports/sources/trace-store.ts';
import { nextIds } from './run-cases.ts';

/** The store that cases ask, and how spans get into it. */
export type TraceStoreSubject = () => {
	readonly store: TraceStore;
	readonly put: (spans: readonly SpanRow[]) => Promise<void>;
};

export const SECOND = 1_000_000_000n;
/** A minute ago, to the second: no store has forgotten it, and it is over. */
export const THEN = (BigInt(Math.floor(Date.now() / 1000)) - 60n) * SECOND;

/** A span of its own trace. */
export function spanRow(more: Partial<SpanRow> = {}): SpanRow {
	return { ...nextIds(), startTime: THEN, duration: 5_000_000n, service: 'web', name: 'GET /play', ...more };
}

export function traceIdOf({ traceId }: SpanRow): TraceId {
	const parsed = parseTraceId(traceId);
	if (!parsed) throw new Error(`${traceId} is no trace ID`);
	return parsed;
}
