'use client';

import { coded } from '../../../lib/model/columns.ts';
import { STATUS } from '../../../lib/model/span-kind.ts';
import { SPAN_MARK, type SpanColumns } from '../../../lib/model/trace.ts';
import { visiblePath } from '../../../lib/view/timeline/visible-path.ts';
import { severityRank } from '../../../lib/view/lists/log-groups.ts';
import { selfTime } from '../../../lib/view/spans/self-time.ts';
import { SEGMENTS } from '../../../lib/view/spans/row-strip.ts';
import type { TimeAxis } from '../../../lib/view/timeline/time-axis.ts';
import type { NanosRange } from '../../../lib/view/timeline/time-scale.ts';
import type { LogLine } from '../../../lib/api/request.ts';
import { Icon } from '../../base/icon.tsx';
import { markOf } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';
import { Moment, Outside, Stretch } from './interval-bar.tsx';
import type { Timeline } from './use-timeline.ts';

interface SpanBarsProps {
	readonly row: number;
	/** Drawn instead of its work where it stands for very many spans. */
	readonly strip: React.ReactNode;
	readonly spans: SpanColumns;
	readonly view: Timeline;
	readonly logs: readonly LogLine[];
}

/**
 * The bar of one span: waiting tinted, own work solid, critical path below, p99 above, logs and failure.
 * All is worked out in corrected time and drawn shifted where the sender's own clock was chosen.
 */
export function SpanBars(props: SpanBarsProps) {
	const { row, spans, view, logs } = props;
	const { report } = useReport();
	const shift = view.shiftOf(row);
	const from = view.starts[row] ?? 0;
	const to = from + (spans.durations[row] ?? 0);
	const beyond = report.findings.find(
		(finding) => finding.kind === 'latency' && finding.rows[0] === row,
	)?.usual;
	const moved = shift === 0 ? undefined : { from: from - shift, to: to - shift };
	return (
		<>
			{moved ? <Stretch className="was" part={moved} axis={view.axis} /> : null}
			{props.strip ?? <WorkBars {...props} part={{ from, to }} />}
			{beyond ? (
				<Stretch
					className="anombr"
					part={{ from: Math.min(to, from + beyond.p99Nanos), to }}
					axis={view.axis}
				/>
			) : null}
			{visiblePath(view.critical.parts.get(row) ?? [], view.axis).map(([start, end]) => (
				<Stretch
					key={start}
					className="cp"
					part={{ from: start + shift, to: end + shift }}
					axis={view.axis}
				/>
			))}
			{logs.slice(0, SEGMENTS).map((line) => (
				<Moment
					key={line.index}
					className={`lg${tickClass(line.severity)}`}
					at={line.offsetNanos + shift}
					axis={view.axis}
				/>
			))}
			{spans.statusCodes[row] === STATUS.error ? <Failure at={to} axis={view.axis} /> : null}
			<Outside part={{ from, to }} axis={view.axis} />
		</>
	);
}

function WorkBars({ row, spans, view, part }: SpanBarsProps & { readonly part: NanosRange }) {
	const { marks } = useReport();
	const colour = `k${markOf(marks, coded(spans.services, row)).colour}`;
	const apart = ((spans.marks[row] ?? 0) & SPAN_MARK.async) !== 0 && !view.workflow;
	const shift = view.shiftOf(row);
	const own = apart ? [] : selfTime(spans, row).slice(0, SEGMENTS);
	// Parts keep their true width: 31 gaps of 1 ms are not half of a bar. One part alone is the whole bar.
	const solid = `bar ${colour}${own.length > 1 ? ' own' : ''}`;
	return (
		<>
			<Stretch className={`bar tint ${colour}${apart ? ' asyncbar' : ''}`} part={part} axis={view.axis} />
			{own.map((work) => (
				<Stretch
					key={work.from}
					className={work.waiting ? 'gapbar' : solid}
					part={{ from: work.from + shift, to: work.to + shift }}
					axis={view.axis}
				/>
			))}
		</>
	);
}

/** Time spent before a try or in a queue; critical where its caller's time is. */
export function WaitingBar(
	props: NanosRange & { readonly row: number; readonly spans: SpanColumns; readonly view: Timeline },
) {
	const { row, from, to, spans, view } = props;
	const shift = view.shiftOf(row);
	const part = { from: from + shift, to: to + shift };
	const ofCaller = view.critical.parts.get(spans.parents[row] ?? -1) ?? [];
	return (
		<>
			<Stretch className="gapbar" part={part} axis={view.axis} />
			{ofCaller.some(([start, end]) => start < to && end > from) ? (
				<Stretch className="cp" part={part} axis={view.axis} />
			) : null}
			<Outside part={part} axis={view.axis} />
		</>
	);
}

function Failure({ at, axis }: { readonly at: number; readonly axis: TimeAxis }) {
	const left = Math.max(0, Math.min(100, axis.place(at)));
	return (
		<span className="gly c-error" style={{ left: `${left}%` }}>
			<Icon name="error" small />
		</span>
	);
}

function tickClass(severity: number): string {
	const rank = severityRank(severity);
	return rank === 3 ? ' e' : rank === 2 ? ' w' : '';
}
