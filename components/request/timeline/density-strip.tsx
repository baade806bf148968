'use client';

import { useMemo } from 'react';
import { coded } from '../../../lib/model/columns.ts';
import { STRIP_STEPS } from '../../../lib/view/spans/density-strip.ts';
import { axisFacts } from '../../../lib/view/spans/span-queries.ts';
import type { TimelineRow } from '../../../lib/view/timeline/timeline-row.ts';
import { markOf } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';
import { useAnswer } from './use-answer.ts';
import type { Timeline } from './use-timeline.ts';

interface StripProps {
	readonly index: number;
	readonly row: TimelineRow;
	readonly view: Timeline;
}

/** How many of a row's spans ran at once: darker means more. Rows of several services are grey: no one of them may claim the others' work. */
export function DensityStrip({ index, row, view }: StripProps) {
	const { marks } = useReport();
	const { choice, clock, axis } = view;
	const question = useMemo(
		() => ({ choice, index, clock, axis: axisFacts(axis) }),
		[choice, index, clock, axis],
	);
	const strip = useAnswer(view.spans, 'strip', question)?.answer;
	const oneService = row.kind === 'span' || row.kind === 'waiting' || row.facts.oneService;
	const { colour } = markOf(marks, coded(view.spans.table.services, row.row));
	if (!strip) return null;
	return (
		<span
			className={`heat-bar${oneService ? ` k${colour}` : ''}`}
			style={{ background: gradient(strip, oneService ? 'var(--c)' : 'var(--ink-3)') }}
		/>
	);
}

/** Shades apart from none: more can't be told apart, and alike neighbours are one stop of the gradient. */
const SHADES = 12;

function gradient(strip: readonly number[], colour: string): string {
	const stops: string[] = [];
	const shadeAt = (step: number) => Math.ceil(Math.sqrt(strip[step] ?? 0) * SHADES);
	for (let step = 0; step < STRIP_STEPS; ) {
		const shade = shadeAt(step);
		let end = step + 1;
		while (end < STRIP_STEPS && shadeAt(end) === shade) end++;
		const [from, to] = [step, end].map((edge) => `${((edge / STRIP_STEPS) * 100).toFixed(1)}%`);
		const mixed = `color-mix(in oklab,${colour} ${Math.round(18 + (82 * shade) / SHADES)}%,transparent)`;
		stops.push(`${shade === 0 ? 'transparent' : mixed} ${from} ${to}`);
		step = end;
	}
	return `linear-gradient(90deg,${stops.join(',')})`;
}
