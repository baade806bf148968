import { useCallback, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { type SeenRows, windowIndexes } from '../../../lib/view/timeline/row-window.ts';

/** Rows of one height, of which only those in view are drawn. */
export interface RowWindow {
	/** Height of all rows, in pixels. */
	readonly height: number;
	/** The rows to draw. */
	readonly indexes: readonly number[];
	/** Scrolls as little as brings a row into view. */
	readonly toRow: (index: number) => void;
}

/** Pixels of rows in the first drawing, before anything can be measured. */
const FIRST_PIXELS = 800;

/**
 * Which rows of a scrolling element to draw: those in view and `ahead` more at both ends, and always the row `always`.
 * Work does not grow with the number of rows, which is why this is not a library: theirs measure each row.
 */
export function useRowWindow(
	scroller: React.RefObject<HTMLElement | null>,
	/** The element that is as high as all rows. */
	body: React.RefObject<HTMLElement | null>,
	rows: {
		readonly count: number;
		readonly rowHeight: number;
		readonly ahead: number;
		readonly always: number;
	},
): RowWindow {
	const { count, rowHeight, ahead, always } = rows;
	const [seen, setSeen] = useState<SeenRows>({ first: 0, shown: Math.ceil(FIRST_PIXELS / rowHeight) });
	useLayoutEffect(() => {
		const element = scroller.current;
		if (!element) return undefined;
		const look = (from: SeenRows) => {
			const first = Math.floor(element.scrollTop / rowHeight);
			const shown = Math.ceil(element.clientHeight / rowHeight) + 1;
			// Half of what is drawn ahead may be used up before anything is drawn anew.
			const near = Math.abs(first - from.first) <= ahead / 2 && shown === from.shown;
			return near ? from : { first, shown };
		};
		// Drawn before the frame is: rows that scroll in are never blank.
		const scrolled = () => flushSync(() => setSeen(look));
		const sized = new ResizeObserver(() => setSeen(look));
		sized.observe(element);
		element.addEventListener('scroll', scrolled, { passive: true });
		return () => {
			sized.disconnect();
			element.removeEventListener('scroll', scrolled);
		};
	}, [scroller, rowHeight, ahead]);
	const toRow = useCallback(
		(index: number) => {
			const element = scroller.current;
			if (!element) return;
			// What sticks to the top of the element, such as the head of the axis, covers rows.
			const room = element.clientHeight - (body.current?.offsetTop ?? 0);
			const top = index * rowHeight;
			if (top < element.scrollTop) element.scrollTo({ top });
			else if (top + rowHeight > element.scrollTop + room) element.scrollTo({ top: top + rowHeight - room });
		},
		[scroller, body, rowHeight],
	);
	return { height: count * rowHeight, indexes: windowIndexes(seen, count, ahead, always), toRow };
}
