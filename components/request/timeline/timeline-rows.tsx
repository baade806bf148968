'use client';

import { memo, useEffect, useRef } from 'react';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { rowKey } from '../../../lib/view/timeline/timeline-row.ts';
import type { LogLine } from '../../../lib/api/request.ts';
import { usePrinting } from '../../base/use-printing.ts';
import { DragZoom } from './drag-zoom.tsx';
import { useRequestStore, useRequestView } from '../model/request-store.ts';
import { AxisCuts, AxisGrid, AxisHead } from './timeline-axis.tsx';
import { timelineKeys } from './timeline-keys.ts';
import { TimelineRowView } from './timeline-row-view.tsx';
import { useIsPhone } from './use-is-phone.ts';
import { useLogTicks } from './use-log-ticks.ts';
import { useRowCursor } from './use-row-cursor.ts';
import { useRowWindow } from './use-row-window.ts';
import type { Timeline } from './use-timeline.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';

const ROW = 26;
const PHONE_ROW = 46;
/** Rows put on paper: more are reached by the link on every page. */
const MAX_PRINTED = 400;
/** Rows drawn above and below those in view. */
const AHEAD = 8;
const NO_LINES: readonly LogLine[] = [];

/** The rows in view. One tab stop; arrows move, fold and unfold. */
export const TimelineRows = memo(function TimelineRows({
	spans,
	view,
}: {
	readonly spans: SpanColumns;
	readonly view: Timeline;
}) {
	const store = useRequestStore();
	const scroller = useRef<HTMLDivElement>(null);
	const body = useRef<HTMLDivElement>(null);
	const printing = usePrinting();
	const phone = useIsPhone();
	const height = phone ? PHONE_ROW : ROW;
	const selected = useRequestView((state) => state.selected?.row);
	const cursor = useRowCursor(view.rows);
	const logTicks = useLogTicks();
	const window = useRowWindow(scroller, body, {
		count: view.rows.length,
		rowHeight: height,
		ahead: printing > 0 ? MAX_PRINTED : AHEAD,
		// The row that the keys are at is always there: a screen reader is told of it by its ID.
		always: cursor.index,
	});
	const { toRow } = window;
	useEffect(() => {
		if (cursor.index >= 0) toRow(cursor.index);
	}, [cursor.index, toRow]);
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
				style={{ height: window.height }}
				onKeyDown={(event) => {
					if (timelineKeys(event, { view, cursor, store })) event.preventDefault();
				}}
			>
				<AxisGrid axis={view.axis} narrow={phone} />
				{window.indexes.map((index) => {
					const row = view.rows.at(index);
					return (
						<TimelineRowView
							key={rowKey(row)}
							index={index}
							top={index * height}
							row={row}
							spans={spans}
							view={view}
							selected={index === selectedIndex}
							active={index === cursor.index}
							pick={cursor.go}
							logs={row.kind === 'span' ? (logTicks.get(row.row) ?? NO_LINES) : NO_LINES}
						/>
					);
				})}
				<AxisCuts axis={view.axis} />
				<DragZoom body={body} view={view} />
			</div>
		</div>
	);
});
