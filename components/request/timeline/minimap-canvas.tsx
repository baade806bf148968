'use client';

import { useEffect, useRef } from 'react';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import type { TimeAxis } from '../../../lib/view/timeline/time-axis.ts';
import { markOf } from '../../base/service-mark.tsx';
import { drawMinimap } from './draw-minimap.ts';
import { useReport } from '../model/report-context.ts';

/** Every span in small. */
export function MinimapCanvas(props: {
	readonly spans: SpanColumns;
	readonly starts: Float64Array;
	readonly overview: TimeAxis;
}) {
	const { spans, starts, overview } = props;
	const { marks } = useReport();
	const canvas = useRef<HTMLCanvasElement>(null);
	useEffect(() => {
		const element = canvas.current;
		if (!element) return;
		const colours = spans.services.values.map((service) => markOf(marks, service).colour);
		const draw = () => drawMinimap(element, spans, starts, overview, colours);
		const sized = new ResizeObserver(draw);
		sized.observe(element);
		const dark = matchMedia('(prefers-color-scheme: dark)');
		dark.addEventListener('change', draw);
		const theme = new MutationObserver(draw);
		theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
		return () => {
			sized.disconnect();
			dark.removeEventListener('change', draw);
			theme.disconnect();
		};
	}, [spans, starts, overview, marks]);
	return <canvas ref={canvas} aria-hidden="true" />;
}
