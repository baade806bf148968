import { parseTraceId, type SpanId, type TraceId } from '../../../lib/model/ids.ts';
import type { UnixNanos } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { Client } from '../client/client.ts';
import { HOUR_OF_START } from '../schema/schema.ts';

/**
 * The request of a span that began at `from` or later. Spans are in order of hours and traces, so the 8 bytes of every
 * span since then are looked through, until it is found.
 */
export async function traceOfSpan(
	client: Client,
	spanId: SpanId,
	from: UnixNanos,
	options: ReadOptions,
): Promise<TraceId | undefined> {
	const [found] = await client.rows<{ id: string }>(
		`SELECT lower(hex(trace_id)) AS id FROM spans
			WHERE span_id = unhex({id:String}) AND ${HOUR_OF_START} >= intDiv({from:Int64}, 3600000000000) LIMIT 1`,
		{ id: spanId, from: String(from) },
		options,
	);
	return found && parseTraceId(found.id);
}
