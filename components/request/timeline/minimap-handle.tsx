'use client';

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- handles lie on a picture at their time: an input of type range can't be placed so */

import { type TimeAxis, zoomOf } from '../../../lib/view/timeline/time-axis.ts';
import type { NanosRange } from '../../../lib/view/timeline/time-scale.ts';
import { spokenDuration } from '../../../lib/format/spoken-duration.ts';
import { useRequestStore } from '../model/request-store.ts';
import type { Timeline } from './use-timeline.ts';

/** Share of the width that an arrow key moves a handle; Page Up and Page Down move it five times as far. */
const KEY_STEP = 0.02;
/** The part in view is at least this share of the width. */
const LEAST = 0.002;

const STEPS: ReadonlyMap<string, number> = new Map([
	['ArrowLeft', -KEY_STEP],
	['ArrowDown', -KEY_STEP],
	['ArrowRight', KEY_STEP],
	['ArrowUp', KEY_STEP],
	['PageDown', -5 * KEY_STEP],
	['PageUp', 5 * KEY_STEP],
	['Home', -1],
	['End', 1],
]);

/** One end of the part in view: dragged, or moved by arrows, Page, Home and End. */
export function MinimapHandle({ edge, view }: { readonly edge: 'from' | 'to'; readonly view: Timeline }) {
	const store = useRequestStore();
	const { overview, axis } = view;
	const share = overview.place(axis.range[edge]) / 100;
	const move = (to: number) =>
		store.setState({ zoom: zoomOf(moved(overview, axis.range, edge, to), overview.whole) });
	return (
		<div
			className={`h ${edge}`}
			role="slider"
			tabIndex={0}
			aria-label={edge === 'from' ? 'Start of the part in view' : 'End of the part in view'}
			aria-valuemin={Math.round(overview.whole.from)}
			aria-valuemax={Math.round(overview.whole.to)}
			aria-valuenow={Math.round(axis.range[edge])}
			aria-valuetext={`${edge} ${spokenDuration(axis.range[edge])}`}
			style={{ left: `${share * 100}%` }}
			onKeyDown={(event) => {
				const step = event.shiftKey ? undefined : STEPS.get(event.key);
				if (step === undefined) return;
				event.preventDefault();
				move(share + step);
			}}
			onPointerDown={(event) => {
				event.stopPropagation();
				event.currentTarget.setPointerCapture(event.pointerId);
			}}
			onPointerMove={(event) => {
				if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
				const box = event.currentTarget.parentElement?.getBoundingClientRect();
				if (box) move((event.clientX - box.left) / box.width);
			}}
		/>
	);
}

function moved(overview: TimeAxis, range: NanosRange, edge: 'from' | 'to', share: number): NanosRange {
	const other = overview.place(edge === 'from' ? range.to : range.from) / 100;
	const at = edge === 'from' ? Math.min(share, other - LEAST) : Math.max(share, other + LEAST);
	const time = overview.timeAt(Math.max(0, Math.min(1, at)));
	return edge === 'from' ? { from: time, to: range.to } : { from: range.from, to: time };
}
