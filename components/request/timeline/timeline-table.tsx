'use client';

import { memo, useMemo, useRef, useState } from 'react';
import { coded } from '../../../lib/model/columns.ts';
import { SPAN_KINDS, STATUS } from '../../../lib/model/span-kind.ts';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { selfTimeNanos } from '../../../lib/view/spans/self-time.ts';
import type { SpanOrder } from '../../../lib/view/spans/span-table-rows.ts';
import { formatCount } from '../../../lib/format/count.ts';
import { formatDuration } from '../../../lib/format/duration.ts';
import { ServiceName } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';
import { useRequestView } from '../model/request-store.ts';
import { useLogTicks } from './use-log-ticks.ts';
import { useSelectRow } from '../model/use-select-row.ts';
import { useAnswer } from './use-answer.ts';
import { useRowWindow } from './use-row-window.ts';
import type { Timeline } from './use-timeline.ts';

const ROW = 36;
const NO_ROWS = new Int32Array(0);

/** The numbers of the timeline as a table: every span, or those that match the filter. */
export const TimelineTable = memo(function TimelineTable({
	spans,
	view,
}: {
	readonly spans: SpanColumns;
	readonly view: Timeline;
}) {
	const scroller = useRef<HTMLDivElement>(null);
	const body = useRef<HTMLTableSectionElement>(null);
	const [order, setOrder] = useState<SpanOrder>('start');
	const { clock } = view;
	const { filter } = view.choice;
	const question = useMemo(() => ({ filter, order, clock }), [filter, order, clock]);
	const shown = useAnswer(view.spans, 'order', question)?.answer ?? NO_ROWS;
	const window = useRowWindow(scroller, body, { count: shown.length, rowHeight: ROW, ahead: 8, always: -1 });
	const first = window.indexes[0] ?? 0;
	const before = first * ROW;
	const after = window.height - before - window.indexes.length * ROW;
	return (
		// oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key
		<section className="tl-table" ref={scroller} tabIndex={0} aria-label="Spans as a table">
			<table aria-rowcount={shown.length + 1}>
				<thead>
					<tr aria-rowindex={1}>
						<Head order={order} by="service" set={setOrder} words="Service" />
						<th scope="col">Operation</th>
						<th scope="col">Kind</th>
						<Head order={order} by="start" set={setOrder} words="Starts at" />
						<Head order={order} by="took" set={setOrder} words="Took" />
						<th scope="col">Own work</th>
						<Head order={order} by="status" set={setOrder} words="State" />
						<th scope="col">Log lines</th>
					</tr>
				</thead>
				<tbody ref={body}>
					<Spacer height={before} />
					{window.indexes.map((index) => (
						<SpanLine key={index} index={index} row={shown[index] ?? 0} spans={spans} view={view} />
					))}
					<Spacer height={after} />
				</tbody>
			</table>
		</section>
	);
});

function Head(props: {
	readonly by: SpanOrder;
	readonly order: SpanOrder;
	readonly set: (order: SpanOrder) => void;
	readonly words: string;
}) {
	const sorted = props.order === props.by;
	const down = props.by === 'took' ? 'descending' : 'ascending';
	return (
		<th scope="col" aria-sort={sorted ? down : 'none'}>
			<button type="button" className="th-b" onClick={() => props.set(props.by)}>
				{props.words}
				{sorted ? <span aria-hidden="true">{down === 'descending' ? ' ↓' : ' ↑'}</span> : null}
			</button>
		</th>
	);
}

function SpanLine(props: {
	readonly index: number;
	readonly row: number;
	readonly spans: SpanColumns;
	readonly view: Timeline;
}) {
	const { index, row, spans, view } = props;
	const { marks } = useReport();
	const select = useSelectRow();
	const selected = useRequestView((state) => state.selected?.row) === row;
	const logs = useLogTicks().get(row)?.length ?? 0;
	const failed = spans.statusCodes[row] === STATUS.error;
	return (
		<tr aria-rowindex={index + 2} className={selected ? 'sel' : failed ? 'err' : undefined}>
			<td className="nw">
				<ServiceName service={coded(spans.services, row)} marks={marks} />
			</td>
			<td>
				<button
					type="button"
					className="line el"
					aria-current={selected ? 'true' : undefined}
					onClick={() => select(row)}
				>
					{coded(spans.names, row)}
				</button>
			</td>
			<td>{SPAN_KINDS[spans.kinds[row] ?? 0]}</td>
			<td className="num nw">{formatDuration(view.starts[row] ?? 0)}</td>
			<td className="num nw">{formatDuration(spans.durations[row] ?? 0)}</td>
			<td className="num nw">{formatDuration(selfTimeNanos(spans, row))}</td>
			<td className={failed ? 'c-error' : undefined}>{failed ? 'failed' : ''}</td>
			<td className="num">{logs === 0 ? '' : formatCount(logs)}</td>
		</tr>
	);
}

function Spacer({ height }: { readonly height: number }) {
	return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
