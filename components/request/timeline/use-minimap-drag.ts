import { useRef } from 'react';
import { panAxis, timeAxis, zoomOf } from '../../../lib/view/timeline/time-axis.ts';
import { useRequestStore } from '../model/request-store.ts';
import type { Timeline } from './use-timeline.ts';

/** Less than this share of the width is a click, not a drag. */
const LEAST = 0.01;

interface Drag {
	readonly at: number;
	/** The range when the drag began, where it began inside of it and the part in view is moved. */
	readonly moves: Timeline['axis']['range'] | undefined;
}

/** Dragging on the minimap: inside the part in view moves it, anywhere else (or when all is in view) picks a new part. */
export function useMinimapDrag(view: Timeline) {
	const store = useRequestStore();
	const drag = useRef<Drag>(undefined);
	const { overview, axis } = view;
	const shareAt = (event: React.PointerEvent<HTMLElement>) => {
		const box = event.currentTarget.getBoundingClientRect();
		return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
	};
	return {
		onPointerDown: (event: React.PointerEvent<HTMLElement>) => {
			if (event.button !== 0) return;
			event.currentTarget.setPointerCapture(event.pointerId);
			const at = shareAt(event);
			const zoomed = zoomOf(axis.range, overview.whole);
			const inside = at * 100 > overview.place(axis.range.from) && at * 100 < overview.place(axis.range.to);
			drag.current = { at, moves: zoomed && inside ? axis.range : undefined };
		},
		onPointerMove: (event: React.PointerEvent<HTMLElement>) => {
			const began = drag.current;
			if (!began) return;
			const at = shareAt(event);
			if (began.moves) {
				const width = (overview.place(began.moves.to) - overview.place(began.moves.from)) / 100;
				const start = timeAxis(overview.whole, began.moves, overview.cuts);
				store.setState({ zoom: zoomOf(panAxis(start, (at - began.at) / width), overview.whole) });
			} else if (Math.abs(at - began.at) > LEAST) {
				const [from, to] = [Math.min(at, began.at), Math.max(at, began.at)];
				store.setState({ zoom: { from: overview.timeAt(from), to: overview.timeAt(to) } });
			}
		},
		onPointerUp: () => {
			drag.current = undefined;
		},
		onPointerCancel: () => {
			drag.current = undefined;
		},
	};
}
