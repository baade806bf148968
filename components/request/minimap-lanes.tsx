'use client';

import { memo } from 'react';
import type { SpanTable } from '../../lib/model/trace.ts';
import { LANE_SHADES, lanePaths } from '../../lib/view/lane-paths.ts';
import { LANE_STEPS, type ServiceLanes } from '../../lib/view/service-lanes.ts';
import { markOf } from '../base/service-mark.tsx';
import { useReport } from './report-context.ts';

/** Very many spans in small: how many of each service ran at once. Part of the first picture, so no canvas. */
export const MinimapLanes = memo(function MinimapLanes(props: {
	readonly spans: SpanTable;
	readonly lanes: ServiceLanes;
}) {
	const { spans, lanes } = props;
	const { marks } = useReport();
	const colourOf = (service: number) => markOf(marks, spans.services.values[service] ?? '').colour;
	return (
		<svg
			className="mm-lanes"
			viewBox={`0 0 ${LANE_STEPS} ${Math.max(1, lanes.services.length)}`}
			preserveAspectRatio="none"
			aria-hidden="true"
		>
			{lanePaths(lanes).map(({ service, shade, d }) => (
				<path
					key={`${service} ${shade}`}
					className={shade === 0 ? 'failed' : `k${colourOf(service)}`}
					opacity={shade === 0 ? 1 : shade / LANE_SHADES}
					d={d}
				/>
			))}
		</svg>
	);
});
