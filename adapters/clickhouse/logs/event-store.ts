import { recordsOf } from '../../../lib/logs/records-of.ts';
import { SourceError } from '../../../lib/model/source-error.ts';
import type { EventStore } from '../../../lib/ports/analytics/event-store.ts';
import { LOG_COLUMNS } from '../blocks/columns.ts';
import { decodeLogs, resourceHashes } from '../blocks/decode.ts';
import type { Client } from '../client/client.ts';
import { readResources } from '../traces/resources.ts';

const COLUMNS = LOG_COLUMNS.map(([name]) => name).join(', ');
/** Services and times first: they are the table's order, so only those granules are read. */
const WHERE = `service IN {services:Array(String)}
	AND time >= fromUnixTimestamp64Nano({from:Int64}) AND time < fromUnixTimestamp64Nano({to:Int64})
	AND (event_name = {word:String} OR position(body, {word:String}) > 0 OR has(mapValues(attributes), {word:String}))
	AND (multiSearchAny(body, {values:Array(String)}) OR hasAny(mapValues(attributes), {values:Array(String)}))`;
/** `multiSearchAny` takes at most 255 needles. */
const MAX_VALUES = 100;

/** Log records that came in over OTLP, read by what they tell about. */
export function createEventStore(client: Client): EventStore {
	return {
		name: client.config.name,
		readEvents: async ({ services, word, values, range }, limit, options) => {
			if (services.length === 0 || values.length === 0 || values.length > MAX_VALUES || word === '') {
				throw new SourceError(
					client.config.name,
					'bad-argument',
					'events need a service, a word and a value',
				);
			}
			const bound = {
				services,
				word,
				values,
				from: String(range.from),
				to: String(range.to),
				limit: limit + 1,
			};
			const bytes = await client.native(
				`SELECT ${COLUMNS} FROM logs WHERE ${WHERE} ORDER BY time DESC LIMIT {limit:UInt64}`,
				bound,
				options,
			);
			const batch = decodeLogs(bytes, await readResources(client, resourceHashes(bytes), options));
			const records = recordsOf(batch, client.config.name).slice(0, limit);
			if (batch.length <= limit) return { records, total: records.length };
			const [counted] = await client.rows<{ total: string }>(
				`SELECT count() AS total FROM logs WHERE ${WHERE}`,
				bound,
				options,
			);
			return { records, total: Number(counted?.total ?? batch.length) };
		},
	};
}
