'use client';

import { coded } from '../../lib/model/columns.ts';
import type { SpanColumns } from '../../lib/model/trace.ts';
import { drawnParts } from '../../lib/view/drawn-parts.ts';
import type { TimelineRow } from '../../lib/view/timeline-row.ts';
import { markOf } from '../base/service-mark.tsx';
import { useReport } from './report-context.ts';
import { Outside, Stretch } from './stretch.tsx';
import type { Timeline } from './use-timeline.ts';

/** Members whose part of the critical path is drawn: those of more lie too close to be told apart. */
const CRITICAL_MEMBERS = 1000;

interface FoldedProps {
	readonly row: Extract<TimelineRow, { kind: 'repeat' | 'fold' }>;
	/** Drawn instead of bars where they are too many. */
	readonly strip: React.ReactNode;
	readonly spans: SpanColumns;
	readonly view: Timeline;
}

/** Folded spans: a segment a call where they are few, beyond that how many ran at once. */
export function FoldedBars({ row, strip, spans, view }: FoldedProps) {
	const members = [...row.rows.subarray(0, CRITICAL_MEMBERS)];
	const critical = members.flatMap((member) => view.critical.parts.get(member) ?? []);
	return (
		<>
			{strip ?? <Segments members={members} spans={spans} view={view} />}
			{drawnParts(critical, view.axis).map(([from, to]) => (
				<Stretch key={from} className="cp" part={{ from, to }} axis={view.axis} />
			))}
			<Outside part={row.facts[view.clock]} axis={view.axis} />
		</>
	);
}

function Segments(props: {
	readonly members: readonly number[];
	readonly spans: SpanColumns;
	readonly view: Timeline;
}) {
	const { members, spans, view } = props;
	const { marks } = useReport();
	return members.map((row, index) => {
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
