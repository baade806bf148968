import type { Baseline } from '../../lib/model/baseline.ts';
import type { AnomalySource } from '../../lib/ports/anomaly-source.ts';
import type { Client } from './client.ts';
import { BUCKETS_PER_DOUBLING } from './schema.ts';

const DAYS = 7;
const MAX_OPERATIONS = 500;

interface Row {
	readonly service: string;
	readonly name: string;
	readonly kind: number;
	readonly calls: string;
	readonly errors: string;
	readonly buckets: Readonly<Record<string, string>>;
}

/** Our own baselines: what spans of the last seven days did, kept as histograms by the hour. */
export function createAnomalySource(client: Client): AnomalySource {
	return {
		name: client.config.name,
		baselines: async (operations, options) => {
			if (operations.length === 0) return [];
			const asked = operations.slice(0, MAX_OPERATIONS);
			const rows = await client.rows<Row>(
				`SELECT service, name, kind, toString(sum(calls)) AS calls, toString(sum(errors)) AS errors, sumMap(histogram) AS buckets
				FROM operations
				WHERE hour >= now() - INTERVAL ${DAYS} DAY
					AND (service, name, kind) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {names:Array(String)}, {kinds:Array(UInt8)})))
				GROUP BY service, name, kind`,
				{
					services: asked.map((operation) => operation.service),
					names: asked.map((operation) => operation.operation),
					kinds: asked.map((operation) => operation.kind),
				},
				options,
			);
			return rows.map(baselineOf);
		},
	};
}

function baselineOf(row: Row): Baseline {
	const filled = Object.entries(row.buckets)
		.map(([bucket, count]) => [Number(bucket), Number(count)] as const)
		.sort(([a], [b]) => a - b);
	const first = filled[0]?.[0] ?? 0;
	const last = filled.at(-1)?.[0] ?? 0;
	const counts = Array.from({ length: last - first + 1 }, () => 0);
	for (const [bucket, count] of filled) counts[bucket - first] = count;
	const bounds = Array.from({ length: counts.length + 1 }, (_, i) => lowerBound(first + i));
	return {
		service: row.service,
		operation: row.name,
		kind: row.kind,
		calls: Number(row.calls),
		errors: Number(row.errors),
		p50Nanos: quantile(bounds, counts, 0.5),
		p90Nanos: quantile(bounds, counts, 0.9),
		p99Nanos: quantile(bounds, counts, 0.99),
		days: DAYS,
		bounds,
		counts,
	};
}

/** Durations are counted under `round(8 · log2(nanoseconds + 1))`: each bucket is 9 % wide. */
function lowerBound(bucket: number): number {
	return 2 ** ((bucket - 0.5) / BUCKETS_PER_DOUBLING);
}

/** The value below which the share lies, within a bucket by its logarithm. */
function quantile(bounds: readonly number[], counts: readonly number[], share: number): number {
	const total = counts.reduce((sum, count) => sum + count, 0);
	let left = total * share;
	for (let i = 0; i < counts.length; i++) {
		const count = counts[i] ?? 0;
		if (left <= count && count > 0) {
			const from = bounds[i] ?? 0;
			const to = bounds[i + 1] ?? from;
			return Math.round(from * (to / from) ** (left / count));
		}
		left -= count;
	}
	return Math.round(bounds.at(-1) ?? 0);
}
