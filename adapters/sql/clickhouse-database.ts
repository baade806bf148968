import { ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { DeadlineError, withDeadline } from '../../lib/base/deadline.ts';
import { SourceError, type SourceErrorCode } from '../../lib/model/source-error.ts';
import type { Row, SpokenDatabase } from './database.ts';

/** Tables in a ClickHouse server. */
export function openClickHouseDatabase(name: string, url: string, database: string): SpokenDatabase {
	const client = createClient({
		url,
		database,
		request_timeout: 30_000,
		log: { level: ClickHouseLogLevel.OFF },
	});
	return {
		name,
		rows: async (sql, values, options) => {
			try {
				return await withDeadline(options.deadlineMs, options.signal, async (signal) => {
					const answer = await client.query({
						query: sql,
						query_params: { ...values },
						format: 'JSONEachRow',
						abort_signal: signal,
					});
					return answer.json<Row>();
				});
			} catch (error) {
				const message = error instanceof Error ? error.message : String(error);
				throw new SourceError(name, codeOf(error, options.signal), message.slice(0, 500), { cause: error });
			}
		},
		place: (place, type) => `{${place}:${type === 'text' ? 'String' : 'Int64'}}`,
		holds: (text, place) => `position(${text}, ${place}) > 0`,
		onceOnly: '',
		millisOf: (column) => `toUnixTimestamp64Milli(toDateTime64(${column}, 3, 'UTC'))`,
	};
}

function codeOf(error: unknown, signal: AbortSignal): SourceErrorCode {
	if (error instanceof DeadlineError) return 'timeout';
	if (signal.aborted) return 'cancelled';
	if (!(error instanceof ClickHouseError)) return 'unreachable';
	if (error.code === '159' || error.code === '209') return 'timeout';
	return error.code === '516' || error.code === '497' ? 'refused' : 'broken';
}
