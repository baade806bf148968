'use client';

import { SPAN_MARK, type SpanColumns } from '../../../lib/model/trace.ts';
import { coded } from '../../../lib/model/columns.ts';
import type { TimelineRow } from '../../../lib/view/timeline/timeline-row.ts';
import { foldWords } from '../../../lib/view/timeline/fold-words.ts';
import { formatCount, formatCounted } from '../../../lib/format/count.ts';
import { Icon } from '../../base/icon.tsx';
import { markOf, ServiceMark } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';
import type { Timeline } from './use-timeline.ts';

interface LabelProps<Row> {
	readonly row: Row;
	readonly spans: SpanColumns;
	readonly view: Timeline;
}

/** What a row stands for. The service is not named again under a parent of the same service. */
export function RowLabel({ row, spans, view }: LabelProps<TimelineRow>) {
	switch (row.kind) {
		case 'waiting':
			return (
				<span className="gap-t el">{row.why === 'retry' ? 'waiting to retry' : 'waiting in the queue'}</span>
			);
		case 'fold':
			return (
				<>
					<span className="fold-t el">{foldWords(row, spans)}</span>
					{row.facts.orphaned ? <MarkBadge marks={SPAN_MARK.orphan} /> : null}
				</>
			);
		case 'span':
		case 'repeat':
			return <SpanLabel row={row} spans={spans} view={view} />;
	}
}

function SpanLabel({ row, spans, view }: LabelProps<Extract<TimelineRow, { kind: 'span' | 'repeat' }>>) {
	const { marks, report } = useReport();
	const service = coded(spans.services, row.row);
	const name = coded(spans.names, row.row);
	const parent = spans.parents[row.row] ?? -1;
	const repeated = parent >= 0 && spans.services.codes[parent] === spans.services.codes[row.row];
	const tries = row.kind === 'span' ? view.tries.byRow.get(row.row) : undefined;
	const serial = report.findings.some((one) => one.kind === 'serial-calls' && one.rows[0] === row.row);
	return (
		<>
			<ServiceMark mark={markOf(marks, service)} />
			<span className={repeated ? 'sr' : 'nm'}>{service}</span>
			<span className="op el" title={`${service} ${name}`}>
				{name}
				{tries ? `, try ${tries.indexOf(row.row) + 1}` : ''}
			</span>
			{row.kind === 'repeat' ? (
				<span className={serial ? 'rt badge anom' : 'rt badge'}>
					{serial ? <Icon name="span" /> : null}×{formatCount(row.rows.length)}
				</span>
			) : (
				<SpanBadge row={row.row} spans={spans} view={view} />
			)}
		</>
	);
}

/** One badge a row: what was odd about the span, else how often it tried again. */
function SpanBadge({ row, spans, view }: LabelProps<number>) {
	const marks = (spans.marks[row] ?? 0) & (view.workflow ? ~SPAN_MARK.async : ~0);
	const retries = view.tries.retries.get(row);
	if (BADGES.some(([bit]) => (marks & bit) !== 0)) return <MarkBadge marks={marks} />;
	return retries === undefined ? null : (
		<span className="rt badge warn">
			<Icon name="retry" />
			{formatCounted(retries, 'retry', 'retries')}
		</span>
	);
}

const BADGES = [
	[SPAN_MARK.orphan, 'dash', 'no parent', 'Its parent span did not arrive'],
	[SPAN_MARK.moved, 'dash', 'clock', 'Its host’s clock was off; its time is adjusted'],
	[SPAN_MARK.noTime, 'dash', 'no time', 'Its sender gave no start time'],
	[SPAN_MARK.cycleCut, 'dash', 'loop cut', 'Its parents led back to itself'],
	[SPAN_MARK.async, 'line', 'async', 'It ran apart from its parent'],
] as const;

function MarkBadge({ marks }: { readonly marks: number }) {
	const badge = BADGES.find(([bit]) => (marks & bit) !== 0);
	if (!badge) return null;
	const [, look, words, title] = badge;
	return (
		<span className={`rt badge ${look}`} title={title}>
			{words}
		</span>
	);
}
