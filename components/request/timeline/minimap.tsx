'use client';

import { memo } from 'react';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { drawsLanes } from '../../../lib/view/spans/service-lanes.ts';
import { findingGlyph } from '../verdict/finding-glyph.ts';
import { flagGroups } from './flag-groups.ts';
import { MinimapCanvas } from './minimap-canvas.tsx';
import { MinimapHandle } from './minimap-handle.tsx';
import { MinimapLanes } from './minimap-lanes.tsx';
import { useReport } from '../model/report-context.ts';
import { useRequestStore } from '../model/request-store.ts';
import { selectFinding } from '../model/select-finding.ts';
import type { Timeline } from './use-timeline.ts';
import { useMinimapDrag } from './use-minimap-drag.ts';

const FLAG_CLASSES: Readonly<Record<string, string>> = { 'c-anom': ' an', 'c-warn': ' wa' };

/** The whole request in small, the part in view between two handles, findings by their numbers above. */
export const Minimap = memo(function Minimap({
	spans,
	view,
}: {
	readonly spans: SpanColumns;
	readonly view: Timeline;
}) {
	const drag = useMinimapDrag(view);
	const { overview, axis } = view;
	const from = overview.place(axis.range.from);
	const to = overview.place(axis.range.to);
	return (
		<div className="mm">
			<MinimapFlags spans={spans} view={view} />
			<div className="mm-w" {...drag}>
				{drawsLanes(spans.length) ? (
					<MinimapLanes view={view} />
				) : (
					<MinimapCanvas spans={spans} starts={view.starts} overview={overview} />
				)}
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
});

function between(left: number, right: number) {
	return { left: `${left}%`, width: `${Math.max(0, right - left)}%` };
}

/** Numbers of findings at the end of their spans; those too close to tell apart share one flag. */
function MinimapFlags({ spans, view }: { readonly spans: SpanColumns; readonly view: Timeline }) {
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
