import { checkLimit } from '../../../lib/model/check-limit.ts';
import type { TraceId } from '../../../lib/model/ids.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { TraceRead } from '../../../lib/ports/sources/trace-store.ts';
import { decodeSpans, resourceHashes } from '../blocks/decode.ts';
import { SPAN_COLUMNS } from '../blocks/columns.ts';
import type { Client } from '../client/client.ts';
import { readResources } from './resources.ts';
import { CONTENT } from '../schema/schema.ts';

const COLUMNS = SPAN_COLUMNS.map(([name]) => name).join(', ');

/**
 * All spans of a trace up to `limit`, earliest first. Copies that have not merged yet are left out here:
 * FINAL would take five times as long.
 */
export async function readTrace(
	client: Client,
	traceId: TraceId,
	limit: number,
	options: ReadOptions,
): Promise<TraceRead> {
	checkLimit(client.config.name, limit);
	const values = { id: traceId, limit };
	const bytes = await client.native(
		`SELECT ${COLUMNS} FROM spans WHERE trace_id = unhex({id:String})
			ORDER BY start_time, span_id LIMIT 1 BY start_time, span_id, ${CONTENT} LIMIT {limit:UInt64}`,
		values,
		options,
	);
	const resources = await readResources(client, resourceHashes(bytes), options);
	const batch = decodeSpans(bytes, resources);
	if (batch.length < limit) return { batch, total: batch.length };
	const [counted] = await client.rows<{ total: string }>(
		`SELECT uniqExact(start_time, span_id, ${CONTENT}) AS total FROM spans WHERE trace_id = unhex({id:String})`,
		values,
		options,
	);
	return { batch, total: Number(counted?.total ?? batch.length) };
}
