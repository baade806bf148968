import { coded } from '../../model/columns.ts';
import { SPAN_KINDS } from '../../model/span-kind.ts';
import type { Trace } from '../../model/trace.ts';
import type { SpanPage } from '../../api/span-page.ts';

const STATUS_WORDS = ['unset', 'ok', 'error'] as const;

/** Rows `cursor` and on, at most `limit`, of a trace in depth-first order. */
export function presentSpanPage(
	{ spans }: Trace,
	{ cursor, limit }: { readonly cursor: number; readonly limit: number },
): SpanPage {
	const end = Math.min(spans.length, cursor + limit);
	const page: SpanPage['spans'] = [];
	for (let row = cursor; row < end; row++) {
		const parent = spans.parents[row] ?? -1;
		page.push({
			row,
			spanId: spans.ids[row] ?? '',
			parentRow: parent,
			parentSpanId: spans.ids[parent] ?? null,
			depth: spans.depths[row] ?? 0,
			service: coded(spans.services, row),
			name: coded(spans.names, row),
			kind: SPAN_KINDS[spans.kinds[row] ?? 0] ?? 'unspecified',
			status: STATUS_WORDS[spans.statusCodes[row] ?? 0] ?? 'unset',
			startNanos: spans.starts[row] ?? 0,
			rawStartNanos: spans.rawStarts[row] ?? 0,
			durationNanos: spans.durations[row] ?? 0,
			marks: spans.marks[row] ?? 0,
		});
	}
	return { spans: page, total: spans.length, nextCursor: end < spans.length ? String(end) : null };
}
