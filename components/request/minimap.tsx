'use client';

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- handles lie on a picture at their time: an input of type range can't be placed so */

import { useEffect, useRef } from 'react';
import type { SpanTable } from '../../lib/model/trace.ts';
import { percentOf, type TimeRange } from '../../lib/view/time-scale.ts';
import { formatDuration } from '../../lib/words/duration.ts';
import { markOf } from '../base/service-mark.tsx';
import { drawMinimap } from './draw-minimap.ts';
import { findingGlyph } from './finding-glyph.ts';
import { flagGroups } from './flag-groups.ts';
import { useReport } from './report-context.ts';
import { useRequestStore } from './request-store.ts';
import { selectFinding } from './select-finding.ts';
import type { Timeline } from './use-timeline.ts';

const FLAG_CLASSES: Readonly<Record<string, string>> = { 'c-anom': ' an', 'c-warn': ' wa' };

/** The whole request in small, the part in view between two handles, findings by their numbers above. */
export function Minimap({ spans, view }: { readonly spans: SpanTable; readonly view: Timeline }) {
	const { marks } = useReport();
	const canvas = useRef<HTMLCanvasElement>(null);
	useEffect(() => {
		const element = canvas.current;
		if (!element) return;
		const colours = spans.services.values.map((service) => markOf(marks, service).colour);
		const draw = () => drawMinimap(element, spans, view.whole, colours);
		const sized = new ResizeObserver(draw);
		sized.observe(element);
		const dark = matchMedia('(prefers-color-scheme: dark)');
		dark.addEventListener('change', draw);
		const theme = new MutationObserver(draw);
		theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
		return () => {
			sized.disconnect();
			dark.removeEventListener('change', draw);
			theme.disconnect();
		};
	}, [spans, view.whole, marks]);
	return (
		<div className="mm">
			<MinimapFlags spans={spans} view={view} />
			<div className="mm-w">
				<canvas ref={canvas} aria-hidden="true" />
				<Handle edge="from" view={view} />
				<Handle edge="to" view={view} />
			</div>
		</div>
	);
}

/** Numbers of findings at the end of their spans; those too close to tell apart share one flag. */
function MinimapFlags({ spans, view }: { readonly spans: SpanTable; readonly view: Timeline }) {
	const { report } = useReport();
	const store = useRequestStore();
	return flagGroups(report.findings, spans, view.whole).map((flag) => {
		const [, colour] = findingGlyph(flag.first.kind);
		return (
			<button
				key={flag.first.number}
				type="button"
				className={`fl2${FLAG_CLASSES[colour] ?? ''}`}
				style={{ left: `${flag.left}%` }}
				aria-label={`Finding ${flag.numbers.join(', ')}: ${flag.first.title}`}
				onClick={() => selectFinding(store, flag.first)}
			>
				{flag.numbers.join(' ')}
			</button>
		);
	});
}

const KEY_STEP = 0.02;

function Handle({ edge, view }: { readonly edge: 'from' | 'to'; readonly view: Timeline }) {
	const store = useRequestStore();
	const { whole, range } = view;
	const move = (time: number) => store.setState({ zoom: moved(range, whole, edge, time) });
	const step = (whole.to - whole.from) * KEY_STEP;
	return (
		<div
			className={`h ${edge}`}
			role="slider"
			tabIndex={0}
			aria-label={edge === 'from' ? 'Start of the part in view' : 'End of the part in view'}
			aria-valuemin={whole.from}
			aria-valuemax={whole.to}
			aria-valuenow={range[edge]}
			aria-valuetext={`${edge} ${formatDuration(range[edge])}`}
			style={{ left: `${percentOf(whole, range[edge])}%` }}
			onKeyDown={(event) => {
				if (event.key === 'ArrowLeft') move(range[edge] - step);
				if (event.key === 'ArrowRight') move(range[edge] + step);
			}}
			onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
			onPointerMove={(event) => {
				if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
				const box = event.currentTarget.parentElement?.getBoundingClientRect();
				if (box) move(whole.from + ((event.clientX - box.left) / box.width) * (whole.to - whole.from));
			}}
		/>
	);
}

function moved(range: TimeRange, whole: TimeRange, edge: 'from' | 'to', time: number): TimeRange | undefined {
	const least = (whole.to - whole.from) / 1000;
	const next =
		edge === 'from'
			? { from: Math.max(whole.from, Math.min(time, range.to - least)), to: range.to }
			: { from: range.from, to: Math.min(whole.to, Math.max(time, range.from + least)) };
	return next.from === whole.from && next.to === whole.to ? undefined : next;
}
