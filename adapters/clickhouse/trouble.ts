import type { ServiceCalls, TroubleSource } from '../../lib/ports/trouble-source.ts';
import type { Client } from './client.ts';
import { HOUR_OF_START } from './schema.ts';

interface Row {
	readonly service: string;
	readonly calls: string;
	readonly errors: string;
	readonly p99: number;
	readonly usual_calls: string;
	readonly usual_errors: string;
}

/** Calls that a service answers: kinds server and consumer. */
const ANSWERED = 'kind IN (2, 5)';
const MOST = 1_000;

/** How services did of late, from the spans themselves, beside what their operations did in the hours before. */
export function createTroubleSource(client: Client): TroubleSource {
	return {
		name: client.config.name,
		calls: async (from, to, options) => {
			const rows = await client.rows<Row>(
				`SELECT now.service AS service, calls, errors, p99, usual_calls, usual_errors FROM (
					SELECT toString(service) AS service, count() AS calls, countIf(status_code = 2) AS errors,
						quantileTDigest(0.99)(duration) AS p99
					FROM spans
					WHERE ${HOUR_OF_START} BETWEEN intDiv({from:UInt64}, 3600000000000) AND intDiv({to:UInt64}, 3600000000000)
						AND toUnixTimestamp64Nano(start_time) >= {from:UInt64} AND toUnixTimestamp64Nano(start_time) < {to:UInt64} AND ${ANSWERED}
					GROUP BY service ORDER BY errors DESC, calls DESC LIMIT ${MOST}) AS now
				LEFT JOIN (
					SELECT toString(service) AS service, sum(calls) AS usual_calls, sum(errors) AS usual_errors FROM operations
					WHERE hour < toStartOfHour(toDateTime(intDiv({from:UInt64}, 1000000000), 'UTC')) AND ${ANSWERED}
					GROUP BY service) AS usual ON usual.service = now.service`,
				{ from: String(from), to: String(to) },
				options,
			);
			return rows.map(callsOf);
		},
	};
}

function callsOf(row: Row): ServiceCalls {
	return {
		service: row.service,
		calls: Number(row.calls),
		errors: Number(row.errors),
		usualCalls: Number(row.usual_calls),
		usualErrors: Number(row.usual_errors),
		p99Nanos: row.p99,
	};
}
