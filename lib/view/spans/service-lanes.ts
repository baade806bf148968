import type { SpanColumns } from '../../model/trace.ts';
import { type Density, spanDensity } from './density.ts';
import type { TimeAxis } from '../timeline/time-axis.ts';

const MAX_LANES = 12;
export const LANE_STEPS = 260;

/** How busy each service was over the whole request: those with most spans, in the order in which they were called. */
export interface ServiceLanes {
	/** Codes of the services, a lane each. */
	readonly services: readonly number[];
	readonly density: Density;
}

/** Up to this many spans each is drawn; beyond, how many of a service run at once. */
const EACH = 2_000;

export function drawsLanes(spans: number): boolean {
	return spans > EACH;
}

/** Lanes of a table on the scale of its whole. */
export function serviceLanes(
	spans: SpanColumns,
	clock: 'corrected' | 'raw',
	overview: TimeAxis,
): ServiceLanes {
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
	return { services, density };
}

function busiestServices(spans: SpanColumns): number[] {
	const counts = new Uint32Array(spans.services.values.length);
	for (let row = 0; row < spans.length; row++) {
		const service = spans.services.codes[row] ?? 0;
		counts[service] = (counts[service] ?? 0) + 1;
	}
	return [...counts.keys()]
		.filter((service) => counts[service] !== 0)
		.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
		.slice(0, MAX_LANES)
		.sort((a, b) => a - b);
}
