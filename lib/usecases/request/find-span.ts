import { type Asking, readOptions } from '../asking.ts';
import { parseSpanId, type SpanId, type TraceId } from '../../model/ids.ts';
import { unixNanos } from '../../model/time.ts';
import type { Ports } from '../site-ports.ts';
import { DEADLINES_MS } from '../limits.ts';

const HOUR = 3_600_000_000_000n;
/** Every span since then is looked through. */
export const SPAN_HOURS = 24;
/** Sixteen digits may be a short trace ID as well as a span's. */
const SHORT = '0'.repeat(16);

/** Whether an ID may be that of a span, as it stands where a trace ID was wanted. */
function maybeSpan(traceId: TraceId): boolean {
	return traceId.startsWith(SHORT);
}

export type FoundSpan =
	| { readonly kind: 'found'; readonly traceId: TraceId; readonly spanId: SpanId }
	/** Every store that can tell was asked. */
	| { readonly kind: 'none' }
	/** Not every store answered, or the ID is no span's. */
	| { readonly kind: 'unknown' };

/** The request that holds the span of this ID, where it began in the last `SPAN_HOURS`. */
export async function findSpan(
	asking: Asking,
	{ traceStores }: Pick<Ports, 'traceStores'>,
	id: TraceId,
): Promise<FoundSpan> {
	const spanId = maybeSpan(id) ? parseSpanId(id.slice(SHORT.length)) : undefined;
	if (!spanId) return { kind: 'unknown' };
	const from = unixNanos(asking.now - BigInt(SPAN_HOURS) * HOUR);
	const options = readOptions(asking, DEADLINES_MS.span);
	const answers = await Promise.allSettled(
		traceStores.map(async (store) => store.traceOfSpan?.(spanId, from, options)),
	);
	for (const answer of answers)
		if (answer.status === 'fulfilled' && answer.value)
			return { kind: 'found', traceId: answer.value, spanId };
	return { kind: answers.every(({ status }) => status === 'fulfilled') ? 'none' : 'unknown' };
}

/** The page of a request with one of its spans selected. */
export function spanHref({ traceId, spanId }: { readonly traceId: string; readonly spanId: string }): string {
	return `/r/${traceId}?s=${spanId}&v=all`;
}
