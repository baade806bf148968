'use client';

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { SpanTable } from '../../lib/model/trace.ts';
import { rowKey } from '../../lib/view/timeline-row.ts';
import { usePrinting } from '../shell/use-printing.ts';
import { DragZoom } from './drag-zoom.tsx';
import { useRequestStore, useRequestView } from './request-store.ts';
import { AxisCuts, AxisGrid, AxisHead } from './timeline-axis.tsx';
import { timelineKeys } from './timeline-keys.ts';
import { TimelineRowView } from './timeline-row-view.tsx';
import { useIsPhone } from './use-is-phone.ts';
import { useLogTicks } from './use-log-ticks.ts';
import { useRowCursor } from './use-row-cursor.ts';
import type { Timeline } from './use-timeline.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';

const ROW = 26;
const PHONE_ROW = 46;
/** Rows put on paper: more are reached by the link on every page. */
const MOST_PRINTED = 400;

/** The rows in view. One tab stop; arrows move, fold and unfold. */
export function TimelineRows({ spans, view }: { readonly spans: SpanTable; readonly view: Timeline }) {
	const store = useRequestStore();
	const scroller = useRef<HTMLDivElement>(null);
	const body = useRef<HTMLDivElement>(null);
	const printing = usePrinting();
	const phone = useIsPhone();
	const height = phone ? PHONE_ROW : ROW;
	const selected = useRequestView((state) => state.selected?.row);
	const cursor = useRowCursor(view.rows);
	const logTicks = useLogTicks();
	// oxlint-disable-next-line react/incompatible-library -- its functions are called here only, never handed to memoised parts
	const rows = useVirtualizer({
		count: view.rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => height,
		overscan: printing > 0 ? MOST_PRINTED : 8,
		initialRect: { width: 0, height: 800 },
		getItemKey: (index) => rowKey(view.rows.at(index)),
		// The row that the keys are at is always there: a screen reader is told of it by its ID.
		rangeExtractor: (range) => {
			const shown = defaultRangeExtractor(range);
			const at = cursor.index;
			if (at < 0 || at >= view.rows.length || shown.includes(at)) return shown;
			return at < range.startIndex ? [at, ...shown] : [...shown, at];
		},
	});
	const { measure, scrollToIndex } = rows;
	useEffect(() => measure(), [measure, height]);
	useEffect(() => {
		if (cursor.index >= 0) scrollToIndex(cursor.index, { align: 'auto' });
	}, [cursor.index, scrollToIndex]);
	useWheelZoom(scroller, view);
	const selectedIndex = selected === undefined ? -1 : view.rows.indexOf(selected);
	return (
		<div className="wf" ref={scroller}>
			<AxisHead axis={view.axis} narrow={phone} />
			{/* Rows are virtual and hold bars: a table element can't be laid out so. */}
			{/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
			<div
				className="wf-body"
				ref={body}
				role="treegrid"
				tabIndex={0}
				aria-label="Spans of this request"
				aria-rowcount={view.rows.length}
				aria-activedescendant={cursor.index >= 0 ? `tl-row-${cursor.index}` : undefined}
				style={{ height: rows.getTotalSize() }}
				onKeyDown={(event) => {
					if (timelineKeys(event, { rows: view.rows, cursor, store, spans })) event.preventDefault();
				}}
			>
				<AxisGrid axis={view.axis} narrow={phone} />
				{rows.getVirtualItems().map((item) => (
					<TimelineRowView
						key={item.key}
						index={item.index}
						top={item.start}
						row={view.rows.at(item.index)}
						spans={spans}
						view={view}
						selected={item.index === selectedIndex}
						active={item.index === cursor.index}
						pick={cursor.go}
						logTicks={logTicks}
					/>
				))}
				<AxisCuts axis={view.axis} />
				<DragZoom body={body} view={view} />
			</div>
		</div>
	);
}
