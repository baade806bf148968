import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import { useCallback, useEffect, useRef, useState } from 'react';

const CLOSEST = 4;
const FARTHEST = 0.5;

/** Pans by drag and zooms with Ctrl and the wheel (the wheel alone scrolls the page). `fit` is there once it was moved. */
export function useGraphZoom() {
	const frame = useRef<SVGSVGElement>(null);
	const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown>>(undefined);
	const [transform, setTransform] = useState(zoomIdentity);
	useEffect(() => {
		const svg = frame.current;
		if (!svg) return undefined;
		const made = zoom<SVGSVGElement, unknown>()
			.scaleExtent([FARTHEST, CLOSEST])
			.filter((event: MouseEvent) =>
				event.type === 'wheel'
					? event.ctrlKey || event.metaKey
					: event.type !== 'dblclick' && event.button === 0,
			)
			.on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => setTransform(event.transform));
		behaviour.current = made;
		const selection = select(svg).call(made);
		return () => {
			selection.on('.zoom', null);
		};
	}, []);
	const fit = useCallback(() => {
		if (frame.current) behaviour.current?.transform(select(frame.current), zoomIdentity);
	}, []);
	return { frame, transform, fit: transform === zoomIdentity ? undefined : fit };
}
