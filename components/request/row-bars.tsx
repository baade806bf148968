'use client';

import { coded } from '../../lib/model/columns.ts';
import { STATUS } from '../../lib/model/span-kind.ts';
import { MARK, type SpanTable } from '../../lib/model/trace.ts';
import { severityRank } from '../../lib/view/log-groups.ts';
import { ownWork } from '../../lib/view/own-work.ts';
import { percentOf, type TimeRange } from '../../lib/view/time-scale.ts';
import type { LogLine } from '../../lib/wire/api/request.ts';
import { Icon } from '../base/icon.tsx';
import { markOf } from '../base/service-mark.tsx';
import { useReport } from './report-context.ts';
import type { Timeline } from './use-timeline.ts';

/** More parts than this can't be told apart in one bar. */
const PARTS = 60;

/** The bar of one span: waiting tinted, own work solid, critical path below, p99 above, logs and failure. */
export function SpanBars(props: {
	readonly row: number;
	readonly spans: SpanTable;
	readonly view: Timeline;
	readonly logs: readonly LogLine[];
}) {
	const { row, spans, view, logs } = props;
	const { report, marks } = useReport();
	const colour = `k${markOf(marks, coded(spans.services, row)).colour}`;
	const from = spans.starts[row] ?? 0;
	const to = from + (spans.durations[row] ?? 0);
	const async = ((spans.marks[row] ?? 0) & MARK.async) !== 0;
	const failed = spans.statusCodes[row] === STATUS.error;
	const beyond = report.findings.find(
		(finding) => finding.kind === 'latency' && finding.rows[0] === row,
	)?.usual;
	return (
		<>
			<Stretch
				className={`bar tint ${colour}${async ? ' asyncbar' : ''}`}
				part={{ from, to }}
				range={view.range}
			/>
			{async
				? null
				: ownWork(spans, row)
						.slice(0, PARTS)
						.map((part) => (
							<Stretch
								key={part.from}
								className={part.waiting ? 'gapbar' : `bar ${colour}`}
								part={part}
								range={view.range}
							/>
						))}
			{beyond ? (
				<Stretch
					className="anombr"
					part={{ from: Math.min(to, from + beyond.p99Nanos), to }}
					range={view.range}
				/>
			) : null}
			{(view.critical.parts.get(row) ?? []).slice(0, PARTS).map(([start, end]) => (
				<Stretch key={start} className="cp" part={{ from: start, to: end }} range={view.range} />
			))}
			{logs.slice(0, PARTS).map((line) => (
				<Point
					key={line.index}
					className={`lg${tickClass(line.severity)}`}
					at={line.offsetNanos}
					range={view.range}
				/>
			))}
			{failed ? <Failure at={to} range={view.range} /> : null}
		</>
	);
}

/** Folded siblings: a segment a call up to 60, then their span as one. */
export function FoldedBars(props: {
	readonly row: { readonly kind: 'repeat' | 'fold'; readonly rows: readonly number[] };
	readonly spans: SpanTable;
	readonly view: Timeline;
}) {
	const { row, spans, view } = props;
	const { marks } = useReport();
	const step = Math.max(1, Math.ceil(row.rows.length / PARTS));
	const shown = row.rows.filter((_, index) => index % step === 0);
	const critical = shown.flatMap((member) => view.critical.parts.get(member) ?? []);
	const bars = shown.map((member, index) => {
		const from = spans.starts[member] ?? 0;
		const colour = markOf(marks, coded(spans.services, member)).colour;
		return (
			<Stretch
				key={member}
				className={`bar k${colour}${index % 2 === 1 ? ' other' : ''}`}
				part={{ from, to: from + (spans.durations[member] ?? 0) }}
				range={view.range}
			/>
		);
	});
	return (
		<>
			{bars}
			{critical.map(([from, to]) => (
				<Stretch key={`critical ${from}`} className="cp" part={{ from, to }} range={view.range} />
			))}
		</>
	);
}

export function WaitingBar({ from, to, view }: TimeRange & { readonly view: Timeline }) {
	return <Stretch className="gapbar" part={{ from, to }} range={view.range} />;
}

function Stretch(props: { readonly className: string; readonly part: TimeRange; readonly range: TimeRange }) {
	const left = percentOf(props.range, props.part.from);
	const right = percentOf(props.range, props.part.to);
	if (right < 0 || left > 100) return null;
	const start = Math.max(0, left);
	const open = right > 100 ? ' over' : '';
	const width = Math.min(100, right) - start;
	return (
		<span className={props.className + open} style={{ left: `${start}%`, width: `${Math.max(0, width)}%` }} />
	);
}

function Point(props: { readonly className: string; readonly at: number; readonly range: TimeRange }) {
	const left = percentOf(props.range, props.at);
	return left < 0 || left > 100 ? null : <span className={props.className} style={{ left: `${left}%` }} />;
}

function Failure({ at, range }: { readonly at: number; readonly range: TimeRange }) {
	const left = percentOf(range, at);
	if (left < 0) return null;
	return (
		<span className="gly c-error" style={{ left: `${Math.min(100, left)}%` }}>
			<Icon name="error" small />
			<span className="sr">failed</span>
		</span>
	);
}

function tickClass(severity: number): string {
	const rank = severityRank(severity);
	return rank === 3 ? ' e' : rank === 2 ? ' w' : '';
}
