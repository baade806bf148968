'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { coded } from '../../lib/model/columns.ts';
import { SPAN_KINDS, STATUS } from '../../lib/model/span-kind.ts';
import type { SpanTable } from '../../lib/model/trace.ts';
import { ownWorkNanos } from '../../lib/view/own-work.ts';
import { orderedSpans, type SpanOrder } from '../../lib/view/span-table-rows.ts';
import { formatCount } from '../../lib/words/count.ts';
import { formatDuration } from '../../lib/words/duration.ts';
import { ServiceName } from '../base/service-mark.tsx';
import { useReport } from './report-context.ts';
import { useRequestView } from './request-store.ts';
import { useLogTicks } from './use-log-ticks.ts';
import { useSelectRow } from './use-select-row.ts';
import type { Timeline } from './use-timeline.ts';

const ROW = 36;

/** The numbers of the timeline as a table: every span, or those that match the filter. */
export function TimelineTable({ spans, view }: { readonly spans: SpanTable; readonly view: Timeline }) {
	const scroller = useRef<HTMLDivElement>(null);
	const [order, setOrder] = useState<SpanOrder>('start');
	const shown = useMemo(() => {
		const rows = view.filtering ? view.matches : Int32Array.from({ length: spans.length }, (_, row) => row);
		return orderedSpans(spans, rows, view.starts, order);
	}, [spans, view.filtering, view.matches, view.starts, order]);
	// oxlint-disable-next-line react/incompatible-library -- its functions are called here only, never handed to memoised parts
	const rows = useVirtualizer({
		count: shown.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW,
		overscan: 8,
		initialRect: { width: 0, height: 800 },
	});
	const items = rows.getVirtualItems();
	const before = items[0]?.start ?? 0;
	const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
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
				<tbody>
					<Spacer height={before} />
					{items.map((item) => (
						<SpanLine
							key={item.key}
							index={item.index}
							row={shown[item.index] ?? 0}
							spans={spans}
							view={view}
						/>
					))}
					<Spacer height={after} />
				</tbody>
			</table>
		</section>
	);
}

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
	readonly spans: SpanTable;
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
			<td className="num nw">{formatDuration(ownWorkNanos(spans, row))}</td>
			<td className={failed ? 'c-error' : undefined}>{failed ? 'failed' : ''}</td>
			<td className="num">{logs === 0 ? '' : formatCount(logs)}</td>
		</tr>
	);
}

function Spacer({ height }: { readonly height: number }) {
	return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
