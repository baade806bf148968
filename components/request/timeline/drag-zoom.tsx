'use client';

import { useEffect, useRef, useState } from 'react';
import { zoomOf } from '../../../lib/view/timeline/time-axis.ts';
import { useRequestStore } from '../model/request-store.ts';
import type { Timeline } from './use-timeline.ts';

/** A press that moves less than this, in pixels, stays a click. */
const LEAST = 5;

/** Dragging over the bars with a mouse zooms to what was dragged over. Fingers scroll; they have the buttons. */
export function DragZoom(props: {
	readonly body: React.RefObject<HTMLDivElement | null>;
	readonly view: Timeline;
}) {
	const store = useRequestStore();
	const { body, view } = props;
	const [box, setBox] = useState<{ readonly left: number; readonly width: number }>();
	// Outlives the effect: a zoom changes the view, and the click that ends the drag comes after that.
	const dragged = useRef(false);
	useEffect(() => {
		const element = body.current;
		if (!element) return;
		let began: { readonly x: number; readonly area: DOMRect } | undefined;
		const share = (x: number, area: DOMRect) => Math.max(0, Math.min(1, (x - area.left) / area.width));
		const down = (event: PointerEvent) => {
			const area = (event.target as Element).closest('.ar')?.getBoundingClientRect();
			dragged.current = false;
			began =
				area && event.button === 0 && event.pointerType === 'mouse' ? { x: event.clientX, area } : undefined;
		};
		const move = (event: PointerEvent) => {
			if (!began || (!dragged.current && Math.abs(event.clientX - began.x) < LEAST)) return;
			dragged.current = true;
			const left = Math.max(began.area.left, Math.min(event.clientX, began.x));
			const right = Math.min(began.area.right, Math.max(event.clientX, began.x));
			setBox({ left: left - element.getBoundingClientRect().left, width: right - left });
		};
		const up = (event: PointerEvent) => {
			if (began && dragged.current) {
				const ends = [share(began.x, began.area), share(event.clientX, began.area)].sort((a, b) => a - b);
				const [from = 0, to = 1] = ends.map((end) => view.axis.timeAt(end));
				store.setState({ zoom: zoomOf({ from, to }, view.axis.whole) });
			}
			began = undefined;
			setBox(undefined);
		};
		// The click that ends a drag selects nothing.
		const click = (event: MouseEvent) => {
			if (dragged.current) event.stopPropagation();
			dragged.current = false;
		};
		element.addEventListener('pointerdown', down);
		element.addEventListener('click', click, { capture: true });
		addEventListener('pointermove', move);
		addEventListener('pointerup', up);
		return () => {
			element.removeEventListener('pointerdown', down);
			element.removeEventListener('click', click, { capture: true });
			removeEventListener('pointermove', move);
			removeEventListener('pointerup', up);
		};
	}, [body, view, store]);
	return box ? <div className="wf-drag" style={box} aria-hidden="true" /> : null;
}
