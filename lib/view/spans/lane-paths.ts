import { LANE_STEPS, type ServiceLanes } from './service-lanes.ts';

/** Shades from a single span to most at once. */
export const LANE_SHADES = 5;

/** One path of an SVG that is a unit high per lane and a unit wide per step. */
export interface LanePath {
	/** Code of the service. */
	readonly service: number;
	/** 1 light to 5 dark, or 0 where a span failed. */
	readonly shade: number;
	readonly d: string;
}

/** The lanes as few paths: all steps of one lane and shade together. Failures are steps of their own, over all else. */
export function lanePaths({ services, density }: ServiceLanes): readonly LanePath[] {
	const paths: LanePath[] = [];
	const failures: LanePath[] = [];
	for (const [lane, service] of services.entries()) {
		const pieces = Array.from({ length: LANE_SHADES + 1 }, () => '');
		for (let step = 0; step < LANE_STEPS; ) {
			const shade = shadeAt(density, lane, step);
			let end = step + 1;
			while (end < LANE_STEPS && shadeAt(density, lane, end) === shade) end++;
			if (shade >= 0)
				pieces[shade] = `${pieces[shade] ?? ''}M${step},${lane}h${end - step}v.9h${step - end}z`;
			step = end;
		}
		for (const [shade, d] of pieces.entries())
			if (d !== '') (shade === 0 ? failures : paths).push({ service, shade, d });
	}
	return [...paths, ...failures];
}

/** -1 where nothing runs. */
function shadeAt({ counts, failed, most }: ServiceLanes['density'], lane: number, step: number): number {
	const at = lane * LANE_STEPS + step;
	if (failed[at] === 1) return 0;
	const count = counts[at] ?? 0;
	return count === 0 ? -1 : Math.max(1, Math.ceil(Math.sqrt(count / most) * LANE_SHADES));
}
