import { robustScore } from '../../../lib/latency/robust-score.ts';
import { usualTimes } from '../../../lib/latency/usual-times.ts';
import { type Baseline, THIN_BASELINE_CALLS } from '../../../lib/model/baseline.ts';
import type { AnomalySource } from '../../../lib/ports/sources/anomaly-source.ts';
import type { Client } from '../client/client.ts';
import { ANSWERED } from '../schema/time-window.ts';

const DAYS = 7;
const MAX_OPERATIONS = 500;
const MAX_REGIONS = 20;
const MAX_SERVICES = 100;
const HOUR = 3_600_000_000_000n;
/** With so many calls at this hour of the week, the other hours need not be asked. */
const ENOUGH_CALLS = 1_000;
/** Hours with fewer calls say nothing about their share of failures. */
const MIN_CALLS = 20;
/** A thousandth more failures matters to nobody. */
const MIN_SHARE = 0.001;

interface Row {
	readonly service: string;
	readonly name: string;
	readonly kind: number;
	/** Empty in the row of all regions. */
	readonly region: string;
	/** Of how many regions the calls are. */
	readonly regions: number;
	readonly of_week: boolean;
	readonly all_errors: string;
	readonly buckets: Readonly<Record<string, string>>;
}

/**
 * Our own baselines: what spans of the seven days before did, kept as histograms by the hour. Where this hour of
 * the week was busy enough a week ago, it and its neighbours say what is usual:
 *
 *     │◄──────────── seven days ────────────►│
 *    ▇▇▇                                      at        ▇ the same hour of the week
 */
export function createAnomalySource(client: Client): AnomalySource {
	return {
		id: 'dupin',
		kind: 'clickhouse',
		name: client.config.name,
		baselines: async (operations, regions, at, options) => {
			if (operations.length === 0) return [];
			const asked = operations.slice(0, MAX_OPERATIONS);
			const rows = await client.rows<Row>(
				`WITH (hour >= toDateTime({hour:Int64} - ${DAYS * 24 + 1} * 3600) AND hour <= toDateTime({hour:Int64} - ${DAYS * 24 - 1} * 3600)) AS same
				SELECT service, name, kind, region, grouping(region) = 0 AS of_region,
					toUInt32(uniqExact(region)) AS regions, sumIf(calls, same) >= ${ENOUGH_CALLS} AS of_week,
					toString(if(of_week, sumIf(errors, same), sumIf(errors, recent))) AS all_errors,
					if(of_week, sumMapIf(histogram, same), sumMapIf(histogram, recent)) AS buckets
				FROM (SELECT *, hour > toDateTime({hour:Int64} - ${DAYS * 24} * 3600) AS recent FROM operations
					WHERE hour >= toDateTime({hour:Int64} - ${DAYS * 24 + 1} * 3600) AND hour <= toDateTime({hour:Int64})
						AND (service, name, kind) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {names:Array(String)}, {kinds:Array(UInt8)}))))
				GROUP BY GROUPING SETS ((service, name, kind), (service, name, kind, region))
				HAVING NOT of_region OR region != '' AND has({regions:Array(String)}, region)`,
				{
					hour: String((at / HOUR) * 3600n),
					services: asked.map((operation) => operation.service),
					names: asked.map((operation) => operation.operation),
					kinds: asked.map((operation) => operation.kind),
					regions: regions.slice(0, MAX_REGIONS),
				},
				options,
			);
			return rows
				.map(baselineOf)
				.filter(({ calls, region }) => calls >= (region === '' ? 1 : THIN_BASELINE_CALLS));
		},
		scores: async (services, { to }, options) => {
			if (services.length === 0) return [];
			const rows = await client.rows<{ service: string; now: boolean; shares: readonly number[] }>(
				`SELECT service, now, groupArray(share) AS shares FROM (
					SELECT toString(service) AS service, hour = toDateTime({hour:Int64}) AS now, countIf(${ANSWERED}) > 0 AS answers,
						if(answers, sumIf(calls, ${ANSWERED}), sum(calls)) AS answered,
						if(answers, sumIf(errors, ${ANSWERED}), sum(errors)) / answered AS share
					FROM operations
					WHERE hour > toDateTime({hour:Int64} - ${DAYS * 24} * 3600) AND hour <= toDateTime({hour:Int64})
						AND service IN {services:Array(String)}
					GROUP BY service, hour HAVING answered >= ${MIN_CALLS})
				GROUP BY service, now LIMIT ${2 * MAX_SERVICES}`,
				{ hour: String((to / HOUR) * 3600n), services: services.slice(0, MAX_SERVICES) },
				options,
			);
			const before = new Map(rows.filter(({ now }) => !now).map(({ service, shares }) => [service, shares]));
			return rows.flatMap(({ service, now, shares: [value = 0] }) => {
				if (!now) return [];
				const found = robustScore(value, before.get(service) ?? [], MIN_SHARE);
				if (!found) return [];
				const { name: source } = client.config;
				return [
					{ source, service, measure: 'failed calls by the hour', unit: 'share' as const, value, ...found },
				];
			});
		},
	};
}

function baselineOf(row: Row): Baseline {
	const times = Object.entries(row.buckets).map(
		([bucket, count]) => [Number(bucket), Number(count)] as const,
	);
	const { p75Nanos: _, ...usual } = usualTimes(times, row.regions > 1);
	return {
		service: row.service,
		operation: row.name,
		kind: row.kind,
		region: row.region,
		...usual,
		errors: Number(row.all_errors),
		days: DAYS,
		hourOfWeek: Boolean(row.of_week),
	};
}
