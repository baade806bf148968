import { useEffect } from 'react';
import { panAxis, zoomAxis, zoomOf } from '../../../lib/view/timeline/time-axis.ts';
import { useRequestStore } from '../model/request-store.ts';
import type { Timeline } from './use-timeline.ts';

/** One notch of a wheel is about 100: this makes it a sixth more or less. */
const ZOOM_BASE = 1.0015;

/** Wheel with Ctrl or Cmd zooms at the pointer, with Shift or sideways it pans; a plain wheel scrolls. */
export function useWheelZoom(scroller: React.RefObject<HTMLDivElement | null>, view: Timeline): void {
	const store = useRequestStore();
	useEffect(() => {
		const element = scroller.current;
		if (!element) return;
		const turn = (event: WheelEvent) => {
			const area = element.querySelector('.wf-ax .ar')?.getBoundingClientRect();
			const zooming = event.ctrlKey || event.metaKey;
			const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
			if (!area || (!zooming && !sideways)) return;
			event.preventDefault();
			const anchor = Math.max(0, Math.min(1, (event.clientX - area.left) / area.width));
			const by = event.deltaX === 0 ? event.deltaY : event.deltaX;
			const next = zooming
				? zoomAxis(view.axis, ZOOM_BASE ** event.deltaY, anchor)
				: panAxis(view.axis, by / area.width);
			store.setState({ zoom: zoomOf(next, view.axis.whole) });
		};
		element.addEventListener('wheel', turn, { passive: false });
		return () => element.removeEventListener('wheel', turn);
	}, [scroller, store, view]);
}
