'use client';

import { memo, useMemo } from 'react';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { LANE_SHADES, lanePaths } from '../../../lib/view/spans/lane-paths.ts';
import { LANE_STEPS, type ServiceLanes } from '../../../lib/view/spans/service-lanes.ts';
import { axisFacts } from '../../../lib/view/spans/span-queries.ts';
import { markOf } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';
import { useAnswer } from './use-answer.ts';
import type { Timeline } from './use-timeline.ts';

/** Very many spans in small: how many of each service ran at once. Part of the first picture, so no canvas. */
export function MinimapLanes({ view }: { readonly view: Timeline }) {
	const { clock, overview } = view;
	const question = useMemo(() => ({ clock, overview: axisFacts(overview) }), [clock, overview]);
	const lanes = useAnswer(view.spans, 'lanes', question)?.answer;
	return lanes ? <Lanes spans={view.spans.table} lanes={lanes} /> : null;
}

const Lanes = memo(function Lanes({
	spans,
	lanes,
}: {
	readonly spans: SpanColumns;
	readonly lanes: ServiceLanes;
}) {
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
