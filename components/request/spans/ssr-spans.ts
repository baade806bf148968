import type { SpanTable } from '../../../lib/model/trace.ts';

/** Tables at hand at once; more pages than this are never drawn at the same moment. */
const MOST = 64;

/**
 * Next draws the HTML of a page with other copies of our modules than those that read its report: what both must
 * see stands on the global object. Kept weakly, because the requests that the server has open are kept elsewhere.
 */
const place: typeof globalThis & { dupinServedSpans?: Map<string, WeakRef<SpanTable>> } = globalThis;

/** On the server: has the spans of a request at hand while its page is drawn into HTML. */
export function serveSpans(base: string, spans: SpanTable): void {
	const served = (place.dupinServedSpans ??= new Map());
	served.delete(base);
	served.set(base, new WeakRef(spans));
	for (const oldest of served.keys()) {
		if (served.size <= MOST) break;
		served.delete(oldest);
	}
}

/** The spans that the server has at hand; undefined in the browser. */
export function servedSpans(base: string): SpanTable | undefined {
	return place.dupinServedSpans?.get(base)?.deref();
}
