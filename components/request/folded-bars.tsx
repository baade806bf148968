'use client';

import { useMemo } from 'react';
import { coded } from '../../lib/model/columns.ts';
import type { SpanTable } from '../../lib/model/trace.ts';
import { densityStrip, spansBelow, STRIP_STEPS } from '../../lib/view/density-strip.ts';
import { drawnParts } from '../../lib/view/drawn-parts.ts';
import { markOf } from '../base/service-mark.tsx';
import { useReport } from './report-context.ts';
import { Outside, Stretch } from './stretch.tsx';
import type { Timeline } from './use-timeline.ts';

/** More spans than this can't be told apart in one bar. */
export const SEGMENTS = 60;

interface FoldedProps {
	readonly rows: readonly number[];
	readonly spans: SpanTable;
	readonly view: Timeline;
}

/** Folded spans: a segment a call up to 60, beyond that how many ran at once. */
export function FoldedBars({ rows, spans, view }: FoldedProps) {
	const many = rows.length > SEGMENTS || spansBelow(spans, rows) > SEGMENTS * 4;
	const critical = rows.slice(0, 1000).flatMap((row) => view.critical.parts.get(row) ?? []);
	return (
		<>
			{many ? (
				<DensityStrip rows={rows} spans={spans} view={view} />
			) : (
				<Segments rows={rows} spans={spans} view={view} />
			)}
			{drawnParts(critical, view.axis).map(([from, to]) => (
				<Stretch key={from} className="cp" part={{ from, to }} axis={view.axis} />
			))}
			<Outside part={extent(rows, spans, view)} axis={view.axis} />
		</>
	);
}

function Segments({ rows, spans, view }: FoldedProps) {
	const { marks } = useReport();
	return rows.map((row, index) => {
		const from = view.starts[row] ?? 0;
		const { colour } = markOf(marks, coded(spans.services, row));
		return (
			<Stretch
				key={row}
				className={`bar k${colour}${index % 2 === 1 ? ' other' : ''}`}
				part={{ from, to: from + (spans.durations[row] ?? 0) }}
				axis={view.axis}
			/>
		);
	});
}

/** Darker means more at once. Rows of several services are grey: no one of them may claim the others' work. */
export function DensityStrip({ rows, spans, view }: FoldedProps) {
	const { marks } = useReport();
	const strip = useMemo(
		() => densityStrip(spans, view.starts, rows, view.axis),
		[spans, view.starts, rows, view.axis],
	);
	const first = rows[0] ?? 0;
	const oneService = rows.every((row) => spans.services.codes[row] === spans.services.codes[first]);
	const { colour } = markOf(marks, coded(spans.services, first));
	return (
		<span
			className={`heat-bar${oneService ? ` k${colour}` : ''}`}
			style={{ background: gradient(strip, oneService ? 'var(--c)' : 'var(--ink-3)') }}
		/>
	);
}

function gradient(strip: readonly number[], colour: string): string {
	const stops = strip.map((share, step) => {
		const strength = share === 0 ? 0 : Math.round(18 + 82 * Math.sqrt(share));
		const left = (step / STRIP_STEPS) * 100;
		return `color-mix(in oklab, ${colour} ${strength}%, transparent) ${left.toFixed(2)}% ${(left + 100 / STRIP_STEPS).toFixed(2)}%`;
	});
	return `linear-gradient(90deg, ${stops.join(', ')})`;
}

function extent(rows: readonly number[], spans: SpanTable, view: Timeline) {
	let from = Infinity;
	let to = -Infinity;
	for (const row of rows) {
		const start = view.starts[row] ?? 0;
		from = Math.min(from, start);
		to = Math.max(to, start + (spans.durations[row] ?? 0));
	}
	return { from, to };
}
