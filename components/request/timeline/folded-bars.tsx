'use client';

import { coded } from '../../../lib/model/columns.ts';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { visiblePath } from '../../../lib/view/timeline/visible-path.ts';
import type { TimeAxis } from '../../../lib/view/timeline/time-axis.ts';
import type { NanosRange } from '../../../lib/view/timeline/time-scale.ts';
import type { TimelineRow } from '../../../lib/view/timeline/timeline-row.ts';
import { markOf } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';
import { Outside, Stretch } from './interval-bar.tsx';
import type { Timeline } from './use-timeline.ts';

/** Members whose part of the critical path is drawn: those of more lie too close to be told apart. */
const CRITICAL_MEMBERS = 1000;
/** More bars than this are one drawing. */
const ELEMENTS = 8;

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
			{visiblePath(critical, view.axis).map(([from, to]) => (
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
	const bars = members.map((row, index) => {
		const from = view.starts[row] ?? 0;
		const { colour } = markOf(marks, coded(spans.services, row));
		return {
			className: `bar k${colour}${index % 2 === 1 ? ' other' : ''}`,
			part: { from, to: from + (spans.durations[row] ?? 0) },
		};
	});
	if (bars.length > ELEMENTS) return <BarPaths bars={bars} axis={view.axis} />;
	return bars.map(({ className, part }, index) => (
		<Stretch key={members[index]} className={className} part={part} axis={view.axis} />
	));
}

/** Many bars in one drawing: an element each would make half of the page. Bars of one look are one path. */
function BarPaths(props: {
	readonly bars: readonly { readonly className: string; readonly part: NanosRange }[];
	readonly axis: TimeAxis;
}) {
	const paths = new Map<string, string>();
	for (const { className, part } of props.bars) {
		const left = Math.max(0, props.axis.place(part.from));
		const right = Math.min(100, props.axis.place(part.to));
		if (right < 0 || left > 100) continue;
		const d = `M${left.toFixed(2)} 0H${right.toFixed(2)}V1H${left.toFixed(2)}z`;
		paths.set(className, (paths.get(className) ?? '') + d);
	}
	return (
		<svg className="bars" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
			{[...paths].map(([className, d]) => (
				<path key={className} className={className} d={d} />
			))}
		</svg>
	);
}
