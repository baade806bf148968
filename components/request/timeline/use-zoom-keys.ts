import { useEffect } from 'react';
import { panAxis, type TimeAxis, zoomAxis, zoomOf } from '../../../lib/view/timeline/time-axis.ts';
import { singleKeys } from '../../base/single-keys.ts';
import { useRequestStore } from '../model/request-store.ts';

/** Share of the part in view that Shift with an arrow pans. */
const PAN = 0.25;

/** + and − zoom, 0 fits, Shift with an arrow pans (in the rows it unfolds, so they keep it for themselves). */
export function useZoomKeys(axis: TimeAxis): void {
	const store = useRequestStore();
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.defaultPrevented || !singleKeys(event)) return;
			const next = turned(axis, event);
			if (next) store.setState({ zoom: zoomOf(next, axis.whole) });
		};
		addEventListener('keydown', press);
		return () => removeEventListener('keydown', press);
	}, [axis, store]);
}

function turned(axis: TimeAxis, event: KeyboardEvent) {
	switch (event.key) {
		case '+':
			return zoomAxis(axis, 0.5);
		case '-':
			return zoomAxis(axis, 2);
		case '0':
			return axis.whole;
		case 'ArrowLeft':
			return event.shiftKey ? panAxis(axis, -PAN) : undefined;
		case 'ArrowRight':
			return event.shiftKey ? panAxis(axis, PAN) : undefined;
		default:
			return undefined;
	}
}
