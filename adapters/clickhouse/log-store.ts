import { attributeValue } from '../../lib/wire/columns/canonical.ts';
import { bytesToHex, isZero } from '../../lib/wire/columns/hex.ts';
import { LOG_COLUMNS } from '../../lib/wire/native/columns.ts';
import { decodeLogs, resourceHashes } from '../../lib/wire/native/decode.ts';
import { readableMessage } from '../../lib/logs/message.ts';
import type { AttributeValue } from '../../lib/model/attributes.ts';
import { coded, type Resource, textAt } from '../../lib/model/columns.ts';
import type { SpanId, TraceId } from '../../lib/model/ids.ts';
import type { LogBatch } from '../../lib/model/log-batch.ts';
import type { LogRecord } from '../../lib/model/log-record.ts';
import { unixNanos } from '../../lib/model/time.ts';
import type { LogRead, LogStore } from '../../lib/ports/log-store.ts';
import type { Client } from './client.ts';
import { readResources } from './resources.ts';

const COLUMNS = LOG_COLUMNS.map(([name]) => name).join(', ');
const OF_TRACE = 'FROM logs WHERE trace_id = unhex({id:String})';

/** Log lines that came in over OTLP. */
export function createLogStore(client: Client): LogStore {
	return {
		name: client.config.name,
		readByTrace: async (traceId, _range, limit, options): Promise<LogRead> => {
			const values = { id: traceId, limit: limit + 1 };
			// Worst first, so that what the limit cuts is never an error.
			const bytes = await client.native(
				`SELECT ${COLUMNS} ${OF_TRACE} ORDER BY severity_number >= 17 DESC, time LIMIT {limit:UInt64}`,
				values,
				options,
			);
			const batch = decodeLogs(bytes, await readResources(client, resourceHashes(bytes), options));
			const records = recordsOf(batch, client.config.name).slice(0, limit);
			if (batch.length <= limit) return { records: byTime(records), total: records.length };
			const [counted] = await client.rows<{ total: string }>(
				`SELECT count() AS total ${OF_TRACE}`,
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

/** Log records of a batch, each with its attributes decoded. */
export function recordsOf(batch: LogBatch, source: string): LogRecord[] {
	const records: LogRecord[] = [];
	const resources = batch.resources.values.map(resourceAttributes);
	let entry = 0;
	for (let row = 0; row < batch.length; row++) {
		const attributes = new Map<string, AttributeValue>();
		const letters = coded(batch.attributes.types, row);
		for (let i = 0; entry < (batch.attributes.ends[row] ?? 0); i++, entry++) {
			attributes.set(
				coded(batch.attributes.keys, entry),
				attributeValue(textAt(batch.attributes.values, entry), letters[i] ?? 's'),
			);
		}
		const body = textAt(batch.bodies, row);
		records.push({
			time: unixNanos(batch.times[row] ?? 0n),
			traceId: isZero(batch.traceIds, row * 16, 16)
				? undefined
				: (bytesToHex(batch.traceIds, row * 16, 16) as TraceId),
			spanId: isZero(batch.spanIds, row * 8, 8)
				? undefined
				: (bytesToHex(batch.spanIds, row * 8, 8) as SpanId),
			service: coded(batch.services, row),
			severity: batch.severityNumbers[row] ?? 0,
			message: readableMessage(body),
			body,
			attributes,
			resource: resources[batch.resources.codes[row] ?? 0] ?? new Map(),
			source,
		});
	}
	return records;
}

function resourceAttributes(resource: Resource): ReadonlyMap<string, AttributeValue> {
	return new Map(resource.attributes.map(([key, text, letter]) => [key, attributeValue(text, letter)]));
}
