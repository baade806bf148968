import type { TraceId } from '../../../lib/model/ids.ts';
import type { SearchPage, TraceQuery } from '../../../lib/model/search.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { TraceRead } from '../../../lib/ports/sources/trace-store.ts';
import { type LogRow, logBatchFromRows, type SpanRow, spanBatchFromRows } from '../../../lib/columns/rows.ts';
import { encodeLogs, encodeSpans } from '../blocks/encode.ts';
import type { ClickHouse } from '../open.ts';

export const SECOND = 1_000_000_000n;
/** The time of the tests, to the second. */
export const NOW = BigInt(Math.floor(Date.now() / 1000)) * SECOND;
export const OPTIONS: ReadOptions = { signal: new AbortController().signal, deadlineMs: 30_000 };

let made = 0;

/** A name that no other test uses. */
export function fresh(name: string): string {
	return `${name}-${++made}`;
}

/** IDs that nobody else has. They end in a zero byte, as one of 256 does: text made of such bytes is easily cut short. */
export function freshIds(): { readonly traceId: TraceId; readonly spanId: string } {
	made++;
	return {
		traceId: `a${made.toString(16).padStart(29, '0')}00` as TraceId,
		spanId: `b${made.toString(16).padStart(13, '0')}00`,
	};
}

export function makeSpan(more: Partial<SpanRow> = {}): SpanRow {
	return { ...freshIds(), startTime: NOW, duration: 5_000_000n, service: 'web', name: 'GET /play', ...more };
}

export async function put(
	store: ClickHouse,
	spans: readonly SpanRow[],
	token = fresh('token'),
): Promise<void> {
	await store.sink.write(token, encodeSpans(spanBatchFromRows(spans)));
}

export async function putLogs(store: ClickHouse, logs: readonly LogRow[]): Promise<void> {
	await store.sink.write(fresh('token'), encodeLogs(logBatchFromRows(logs)));
}

export function read(store: ClickHouse, traceId: string, limit = 1000): Promise<TraceRead> {
	return store.traceStore.readTrace(traceId as TraceId, limit, OPTIONS);
}

/** Searches an hour to both sides of NOW, where the query does not say otherwise. */
export function search(store: ClickHouse, query: Partial<TraceQuery>): Promise<SearchPage> {
	const hour = 3600n * SECOND;
	return store.traceStore.search(
		{ from: unixNanos(NOW - hour), to: unixNanos(NOW + hour), limit: 100, ...query },
		OPTIONS,
	);
}

export function ids(page: SearchPage): string[] {
	return page.requests.map((request) => request.traceId);
}
