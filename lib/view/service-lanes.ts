import { oncePer } from '../base/once-per.ts';
import type { SpanTable } from '../model/trace.ts';
import { type Density, spanDensity } from './density.ts';
import type { TimeAxis } from './time-axis.ts';

const MOST_LANES = 12;
export const LANE_STEPS = 260;

/** How busy each service was over the whole request: those with most spans, in the order in which they were called. */
export interface ServiceLanes {
	/** Codes of the services, a lane each. */
	readonly services: readonly number[];
	readonly density: Density;
	/** What the lanes were made for. */
	readonly clock: 'corrected' | 'raw';
	readonly cuts: number;
}

const known = oncePer<SpanTable, { lanes?: ServiceLanes }>(() => ({}));

/** Lanes of a table on the scale of its whole, kept until another clock or scale is chosen. */
export function serviceLanes(spans: SpanTable, clock: 'corrected' | 'raw', overview: TimeAxis): ServiceLanes {
	const place = known(spans);
	if (place.lanes?.clock !== clock || place.lanes.cuts !== overview.cuts.length)
		place.lanes = makeLanes(spans, clock, overview);
	return place.lanes;
}

export function knowServiceLanes(spans: SpanTable, lanes: ServiceLanes): void {
	known(spans).lanes = lanes;
}

function makeLanes(spans: SpanTable, clock: 'corrected' | 'raw', overview: TimeAxis): ServiceLanes {
	const services = busiestServices(spans);
	const laneOf = new Int16Array(spans.services.values.length).fill(-1);
	services.forEach((service, lane) => {
		laneOf[service] = lane;
	});
	const density = spanDensity(
		spans,
		clock === 'raw' ? spans.rawStarts : spans.starts,
		overview,
		services.length,
		LANE_STEPS,
		(row) => laneOf[spans.services.codes[row] ?? 0] ?? -1,
	);
	return { services, density, clock, cuts: overview.cuts.length };
}

function busiestServices(spans: SpanTable): number[] {
	const counts = new Uint32Array(spans.services.values.length);
	for (let row = 0; row < spans.length; row++) {
		const service = spans.services.codes[row] ?? 0;
		counts[service] = (counts[service] ?? 0) + 1;
	}
	return [...counts.keys()]
		.filter((service) => counts[service] !== 0)
		.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
		.slice(0, MOST_LANES)
		.sort((a, b) => a - b);
}
