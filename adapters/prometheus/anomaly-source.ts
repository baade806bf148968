import { robustScore } from '../../lib/latency/robust-score.ts';
import type { AnomalyScore } from '../../lib/model/anomaly-score.ts';
import { NANOS_PER_SECOND, type TimeWindow } from '../../lib/model/time.ts';
import type { AnomalySource } from '../../lib/ports/sources/anomaly-source.ts';
import type { ReadSecret } from '../../lib/ports/read-secret.ts';
import { queryRange, type Range, type Series } from './client.ts';
import type { PrometheusConfig, PrometheusQuery } from './config.ts';

const MAX_SERVICES = 100;
/** Stretches before that say what is usual. */
const STEPS_BEFORE = 60;
const MIN_STEP = 60;
const MAX_STEP = 3_600;

/** Prometheus as an outside source of scores: each query's last stretch beside the sixty before it. */
export function createPrometheusSource(config: PrometheusConfig, readSecret: ReadSecret): AnomalySource {
	return {
		id: config.id,
		kind: 'prometheus',
		name: config.name,
		baselines: async () => [],
		scores: async (services, window, options) => {
			if (services.length === 0) return [];
			const asked = services.slice(0, MAX_SERVICES);
			const answers = await Promise.all(
				config.queries.map(async (query) => {
					const range = rangeOf(query, asked, window);
					const series = await queryRange(config, range, options, readSecret);
					return series.flatMap((one) => scoreOf(config, query, one, range.end) ?? []);
				}),
			);
			const wanted = new Set(asked);
			return answers.flat().filter(({ service }) => wanted.has(service));
		},
	};
}

/** Stretches as long as the window, within reason; the last ends with it. */
function rangeOf({ promql }: PrometheusQuery, services: readonly string[], { from, to }: TimeWindow): Range {
	const seconds = Number(to - from) / NANOS_PER_SECOND;
	const step = Math.round(Math.min(MAX_STEP, Math.max(MIN_STEP, seconds)));
	const end = Math.floor(Number(to / BigInt(NANOS_PER_SECOND)));
	return {
		promql: promql
			.replaceAll('$services', () => services.map(escaped).join('|'))
			.replaceAll('$step', () => `${step}s`),
		start: end - STEPS_BEFORE * step,
		end,
		step,
	};
}

/** A name inside a regular expression inside a PromQL string: whatever is no letter or digit stands as a code point. */
function escaped(service: string): string {
	return service.replaceAll(
		/[^A-Za-z0-9_-]/gu,
		(letter) => `\\\\x{${(letter.codePointAt(0) ?? 0).toString(16)}}`,
	);
}

function scoreOf(
	{ name, serviceLabel }: PrometheusConfig,
	{ measure, unit, least }: PrometheusQuery,
	{ labels, values }: Series,
	end: number,
): AnomalyScore | undefined {
	const value = values.get(end);
	const service = labels[serviceLabel];
	if (value === undefined || service === undefined) return undefined;
	const before = [...values].filter(([time]) => time !== end).map(([, one]) => one);
	const found = robustScore(value, before, least);
	if (!found) return undefined;
	const scale = unit === 'seconds' ? NANOS_PER_SECOND : 1;
	return {
		source: name,
		service,
		measure,
		unit: unit === 'seconds' ? 'nanos' : unit,
		value: value * scale,
		usual: found.usual * scale,
		score: found.score,
	};
}
