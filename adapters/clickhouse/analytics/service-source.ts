import type { CallCounts, ServiceSource } from '../../../lib/ports/analytics/service-source.ts';
import type { Client } from '../client/client.ts';
import { BUCKETS_PER_DOUBLING } from '../../../lib/latency/usual-times.ts';
import { readEdges } from './service-edges.ts';
import { readMinutes } from './service-minutes.ts';
import { readVersions } from './service-versions.ts';
import { ANSWERED, IN_WINDOW, windowValues } from '../schema/time-window.ts';

const MAX_SERVICES = 10_000;
const MAX_OPERATIONS = 500;
const USUAL_DAYS = 7;

/** The hours before the window: what is usual must not hold what is asked about. */
const USUALLY = `hour < toStartOfHour(toDateTime(intDiv({from:UInt64}, 1000000000), 'UTC'))
	AND hour >= toStartOfHour(toDateTime(intDiv({from:UInt64}, 1000000000), 'UTC')) - INTERVAL ${USUAL_DAYS} DAY`;
interface CountsRow {
	readonly calls: string;
	readonly errors: string;
	readonly p99: number;
	readonly usual_calls: string;
	readonly usual_errors: string;
	/** Bucket of the operations table, null where nothing was counted. */
	readonly usual_bucket: number | null;
}

/** How services do, from the spans of a window beside the hourly counts of the week before. */
export function createServiceSource(client: Client): ServiceSource {
	return {
		name: client.config.name,
		services: async (window, options) => {
			const rows = await client.rows<CountsRow & { service: string }>(
				`SELECT service, calls, errors, p99, usual_calls, usual_errors, usual_bucket FROM (
					SELECT toString(service) AS service, countIf(${ANSWERED}) > 0 AS answers,
						if(answers, countIf(${ANSWERED}), count()) AS calls,
						if(answers, countIf(${ANSWERED} AND status_code = 2), countIf(status_code = 2)) AS errors,
						ifNotFinite(if(answers, quantileTDigestIf(0.99)(duration, status_code != 2 AND ${ANSWERED}), quantileTDigestIf(0.99)(duration, status_code != 2)), 0) AS p99
					FROM spans WHERE ${IN_WINDOW} GROUP BY service ORDER BY calls DESC LIMIT ${MAX_SERVICES}) AS now
				LEFT JOIN (${usual('toString(service)', 'service')}) AS usual ON usual.service = now.service
				ORDER BY calls DESC`,
				windowValues(window),
				options,
			);
			return rows.map((row) => ({ service: row.service, ...countsOf(row) }));
		},
		edges: (window, service, options) => readEdges(client, window, service, options),
		minutes: (window, services, options) => readMinutes(client, window, services, options),
		operations: async (window, service, options) => {
			const rows = await client.rows<CountsRow & { operation: string; kind: number }>(
				`SELECT operation, kind, calls, errors, p99, usual_calls, usual_errors, usual_bucket FROM (
					SELECT toString(name) AS operation, kind, count() AS calls, countIf(status_code = 2) AS errors,
						ifNotFinite(quantileTDigestIf(0.99)(duration, status_code != 2), 0) AS p99
					FROM spans WHERE ${IN_WINDOW} AND service = {service:String}
					GROUP BY operation, kind ORDER BY calls DESC LIMIT ${MAX_OPERATIONS}) AS now
				LEFT JOIN (${usual('toString(name)', 'operation', 'kind', 'AND service = {service:String}')}) AS usual
					ON usual.operation = now.operation AND usual.kind = now.kind
				ORDER BY calls DESC`,
				{ ...windowValues(window), service },
				options,
			);
			return rows.map((row) => ({ operation: row.operation, kind: row.kind, ...countsOf(row) }));
		},
		versions: (window, service, options) => readVersions(client, window, service, options),
	};
}

/** Counts of the week before by a key; a key with answered calls is judged by those alone. */
function usual(expression: string, key: string, kind = '', where = ''): string {
	const keys = kind === '' ? key : `${key}, ${kind}`;
	const judged = kind === '' ? `(${ANSWERED} OR NOT answers)` : '1';
	return `SELECT ${keys}, sum(n) AS usual_calls, sum(failed) AS usual_errors,
			quantileExactWeightedArray(0.99)(keys_of, counts_of) AS usual_bucket
		FROM (SELECT ${expression} AS ${key}, kind, max(${ANSWERED}) OVER (PARTITION BY ${key}) AS answers,
				sum(calls) AS n, sum(errors) AS failed, sumMap(histogram) AS seen, mapKeys(seen) AS keys_of, mapValues(seen) AS counts_of
			FROM operations WHERE ${USUALLY} ${where} GROUP BY ${key}, kind)
		WHERE ${judged} GROUP BY ${keys}`;
}

function countsOf(row: CountsRow): CallCounts {
	const usualCalls = Number(row.usual_calls);
	return {
		calls: Number(row.calls),
		errors: Number(row.errors),
		p99Nanos: row.p99,
		usualCalls,
		usualErrors: Number(row.usual_errors),
		usualP99Nanos:
			usualCalls === 0 || row.usual_bucket === null
				? undefined
				: 2 ** (row.usual_bucket / BUCKETS_PER_DOUBLING),
	};
}
