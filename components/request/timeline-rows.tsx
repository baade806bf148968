'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { SpanTable } from '../../lib/model/trace.ts';
import { axisTicks, panRange, percentOf, zoomRange } from '../../lib/view/time-scale.ts';
import { rowKey } from '../../lib/view/timeline-row.ts';
import { formatDuration } from '../../lib/words/duration.ts';
import { useRequestStore, useRequestView } from './request-store.ts';
import { timelineKeys } from './timeline-keys.ts';
import { TimelineRowView } from './timeline-row-view.tsx';
import { useIsPhone } from './use-is-phone.ts';
import { useLogTicks } from './use-log-ticks.ts';
import { useSelectRow } from './use-select-row.ts';
import type { Timeline } from './use-timeline.ts';

const ROW = 26;
const PHONE_ROW = 46;
const TICKS = 6;

/** The rows in view. One tab stop; arrows move, fold and unfold. */
export function TimelineRows({ spans, view }: { readonly spans: SpanTable; readonly view: Timeline }) {
	const store = useRequestStore();
	const select = useSelectRow();
	const scroller = useRef<HTMLDivElement>(null);
	const height = useIsPhone() ? PHONE_ROW : ROW;
	const selected = useRequestView((state) => state.selected?.row);
	const logTicks = useLogTicks();
	// oxlint-disable-next-line react/incompatible-library -- its functions are called here only, never handed to memoised parts
	const rows = useVirtualizer({
		count: view.rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => height,
		overscan: 8,
		initialRect: { width: 0, height: 800 },
		getItemKey: (index) => rowKey(view.rows.at(index)),
	});
	const { measure, scrollToIndex } = rows;
	useEffect(() => measure(), [measure, height]);
	useEffect(() => {
		const index = selected === undefined ? -1 : view.rows.indexOf(selected);
		if (index >= 0) scrollToIndex(index, { align: 'auto' });
	}, [selected, view.rows, scrollToIndex]);
	useWheelZoom(scroller, view);
	const ticks = axisTicks(view.range, TICKS);
	const selectedIndex = selected === undefined ? -1 : view.rows.indexOf(selected);
	return (
		<div className="wf" ref={scroller}>
			<div className="wf-ax" aria-hidden="true">
				<div className="lab">Service and operation</div>
				<div className="ar">
					{ticks.at.map((time) => (
						<span key={time} style={{ left: `${percentOf(view.range, time)}%` }}>
							{time === 0 ? '0' : formatDuration(time)}
						</span>
					))}
				</div>
				<div className="du">Took</div>
			</div>
			{/* Rows are virtual and hold bars: a table element can't be laid out so. */}
			{/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
			<div
				className="wf-body"
				role="treegrid"
				tabIndex={0}
				aria-label="Spans of this request"
				aria-rowcount={view.rows.length}
				aria-activedescendant={selectedIndex >= 0 ? `tl-row-${selectedIndex}` : undefined}
				style={{ height: rows.getTotalSize() }}
				onKeyDown={(event) => {
					if (timelineKeys(event.key, view.rows, selectedIndex, store, select, spans)) event.preventDefault();
				}}
			>
				<div className="wf-grid" aria-hidden="true">
					{ticks.at.map((time) => (
						<i key={time} style={{ left: `${percentOf(view.range, time)}%` }} />
					))}
				</div>
				{rows.getVirtualItems().map((item) => (
					<TimelineRowView
						key={item.key}
						index={item.index}
						top={item.start}
						row={view.rows.at(item.index)}
						spans={spans}
						view={view}
						selected={item.index === selectedIndex}
						logTicks={logTicks}
					/>
				))}
			</div>
		</div>
	);
}

/** Wheel with Ctrl or Cmd zooms at the pointer, sideways wheel pans; a plain wheel scrolls. */
function useWheelZoom(scroller: React.RefObject<HTMLDivElement | null>, view: Timeline): void {
	const store = useRequestStore();
	useEffect(() => {
		const element = scroller.current;
		if (!element) return;
		const turn = (event: WheelEvent) => {
			const area = element.querySelector('.wf-ax .ar')?.getBoundingClientRect();
			if (!area || (!event.ctrlKey && !event.metaKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)))
				return;
			event.preventDefault();
			const { whole } = view;
			store.setState((state) => {
				const range = state.zoom ?? whole;
				const anchor = Math.max(0, Math.min(1, (event.clientX - area.left) / area.width));
				const zooming = event.ctrlKey || event.metaKey;
				return {
					zoom: zooming
						? zoomRange(range, whole, 1.0015 ** event.deltaY, anchor)
						: panRange(range, whole, event.deltaX / area.width),
				};
			});
		};
		element.addEventListener('wheel', turn, { passive: false });
		return () => element.removeEventListener('wheel', turn);
	}, [scroller, store, view]);
}
