import { unixNanos, type TimeWindow } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { MinuteCounts } from '../../../lib/ports/analytics/service-source.ts';
import type { Client } from '../client/client.ts';
import { ANSWERED, IN_WINDOW, windowValues } from '../schema/time-window.ts';

const MINUTE = 60_000_000_000n;
const MAX_SERVICES = 100;
const MAX_MINUTES = MAX_SERVICES * 1_440;

interface Row {
	readonly service: string;
	readonly minute: string;
	readonly calls: string;
	readonly errors: string;
	readonly p99: number;
}

/** How services did by the minute. */
export async function readMinutes(
	client: Client,
	window: TimeWindow,
	services: readonly string[],
	options: ReadOptions,
): Promise<readonly MinuteCounts[]> {
	const rows = await client.rows<Row>(
		`SELECT toString(service) AS service, intDiv(toUnixTimestamp64Nano(start_time), ${MINUTE}) AS minute,
			countIf(${ANSWERED}) > 0 AS answers, if(answers, countIf(${ANSWERED}), count()) AS calls,
			if(answers, countIf(${ANSWERED} AND status_code = 2), countIf(status_code = 2)) AS errors,
			ifNotFinite(if(answers, quantileTDigestIf(0.99)(duration, status_code != 2 AND ${ANSWERED}), quantileTDigestIf(0.99)(duration, status_code != 2)), 0) AS p99
		FROM spans WHERE ${IN_WINDOW} AND service IN {services:Array(String)}
		GROUP BY service, minute ORDER BY service, minute LIMIT ${MAX_MINUTES}`,
		{ ...windowValues(window), services: services.slice(0, MAX_SERVICES) },
		options,
	);
	return rows.map((row) => ({
		service: row.service,
		start: unixNanos(BigInt(row.minute) * MINUTE),
		calls: Number(row.calls),
		errors: Number(row.errors),
		p99Nanos: row.p99,
	}));
}
