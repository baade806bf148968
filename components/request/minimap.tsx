'use client';

import { useEffect, useRef } from 'react';
import type { SpanTable } from '../../lib/model/trace.ts';
import { markOf } from '../base/service-mark.tsx';
import { drawMinimap } from './draw-minimap.ts';
import { findingGlyph } from './finding-glyph.ts';
import { flagGroups } from './flag-groups.ts';
import { MinimapHandle } from './minimap-handle.tsx';
import { useReport } from './report-context.ts';
import { useRequestStore } from './request-store.ts';
import { selectFinding } from './select-finding.ts';
import type { Timeline } from './use-timeline.ts';
import { useMinimapDrag } from './use-minimap-drag.ts';

const FLAG_CLASSES: Readonly<Record<string, string>> = { 'c-anom': ' an', 'c-warn': ' wa' };

/** The whole request in small, the part in view between two handles, findings by their numbers above. */
export function Minimap({ spans, view }: { readonly spans: SpanTable; readonly view: Timeline }) {
	const { marks } = useReport();
	const canvas = useRef<HTMLCanvasElement>(null);
	const drag = useMinimapDrag(view);
	const { overview, axis, starts } = view;
	useEffect(() => {
		const element = canvas.current;
		if (!element) return;
		const colours = spans.services.values.map((service) => markOf(marks, service).colour);
		const draw = () => drawMinimap(element, spans, starts, overview, colours);
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
	}, [spans, starts, overview, marks]);
	const from = overview.place(axis.range.from);
	const to = overview.place(axis.range.to);
	return (
		<div className="mm">
			<MinimapFlags spans={spans} view={view} />
			<div className="mm-w" {...drag}>
				<canvas ref={canvas} aria-hidden="true" />
				{overview.cuts.map((cut) => (
					<i
						key={cut.from}
						className="mm-cut"
						style={between(overview.place(cut.from), overview.place(cut.to))}
					/>
				))}
				<i className="mm-shade" style={between(0, from)} />
				<i className="mm-shade" style={between(to, 100)} />
				<MinimapHandle edge="from" view={view} />
				<MinimapHandle edge="to" view={view} />
			</div>
		</div>
	);
}

function between(left: number, right: number) {
	return { left: `${left}%`, width: `${Math.max(0, right - left)}%` };
}

/** Numbers of findings at the end of their spans; those too close to tell apart share one flag. */
function MinimapFlags({ spans, view }: { readonly spans: SpanTable; readonly view: Timeline }) {
	const { report } = useReport();
	const store = useRequestStore();
	return flagGroups(report.findings, spans, view.overview).map((flag) => {
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
