import { LOG_COLUMNS } from '../blocks/columns.ts';
import { decodeLogs, resourceHashes } from '../blocks/decode.ts';
import { recordsOf } from '../../../lib/logs/records-of.ts';
import { checkLimit } from '../../../lib/model/check-limit.ts';
import type { LogRecord } from '../../../lib/model/log-record.ts';
import type { LogRead, LogStore } from '../../../lib/ports/sources/log-store.ts';
import type { Client } from '../client/client.ts';
import { readResources } from '../traces/resources.ts';
import { LOG_LINE } from '../schema/schema.ts';

const COLUMNS = LOG_COLUMNS.map(([name]) => name).join(', ');
const OF_TRACE = 'FROM logs WHERE trace_id = unhex({id:String})';

/** Log lines that came in over OTLP; one that was sent again is one. */
export function createLogStore(client: Client): LogStore {
	return {
		id: 'dupin',
		kind: 'clickhouse',
		name: client.config.name,
		capabilities: {},
		readByTrace: async (traceId, _range, limit, options): Promise<LogRead> => {
			checkLimit(client.config.name, limit);
			const values = { id: traceId, limit: limit + 1 };
			// Worst first, so that what the limit cuts is never an error.
			const bytes = await client.native(
				`SELECT ${COLUMNS} ${OF_TRACE} ORDER BY severity_number >= 17 DESC, time LIMIT 1 BY ${LOG_LINE} LIMIT {limit:UInt64}`,
				values,
				options,
			);
			const batch = decodeLogs(bytes, await readResources(client, resourceHashes(bytes), options));
			const records = recordsOf(batch, client.config.name).slice(0, limit);
			if (batch.length <= limit) return { records: byTime(records), total: records.length };
			const [counted] = await client.rows<{ total: string }>(
				`SELECT uniqExact(${LOG_LINE}) AS total ${OF_TRACE}`,
				values,
				options,
			);
			return { records: byTime(records), total: Number(counted?.total ?? batch.length) };
		},
	};
}

function byTime(records: readonly LogRecord[]): readonly LogRecord[] {
	return records.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}
