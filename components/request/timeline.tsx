'use client';

import type { SpanTable } from '../../lib/model/trace.ts';
import { zoomRange } from '../../lib/view/time-scale.ts';
import { formatCount } from '../../lib/words/count.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { Seg } from '../base/seg.tsx';
import { Minimap } from './minimap.tsx';
import { type RequestView, useRequestStore, useRequestView } from './request-store.ts';
import { SpanFilter } from './span-filter.tsx';
import { TimelineLegend } from './timeline-legend.tsx';
import { TimelineRows } from './timeline-rows.tsx';
import { type Timeline as View, useTimeline } from './use-timeline.ts';

/** The spans of the request over time. */
export function Timeline({ spans }: { readonly spans: SpanTable | undefined }) {
	return spans ? <LoadedTimeline spans={spans} /> : <TimelineSkeleton />;
}

function LoadedTimeline({ spans }: { readonly spans: SpanTable }) {
	const view = useTimeline(spans);
	const story = useRequestView((state) => state.rows) === 'story' && view.hasStory;
	return (
		<Panel
			id="timeline"
			title="Timeline"
			className="tl"
			controls={
				<>
					<SpanFilter view={view} total={spans.length} />
					<ZoomButtons view={view} />
				</>
			}
			count={<RowsSwitch view={view} total={spans.length} />}
		>
			<div className="tl-side">
				{story
					? 'Shows failures, the critical path and anything unusual. Healthy calls are folded.'
					: 'All spans of this request.'}
			</div>
			<Minimap spans={spans} view={view} />
			<TimelineRows spans={spans} view={view} />
			<TimelineLegend />
		</Panel>
	);
}

function RowsSwitch({ view, total }: { readonly view: View; readonly total: number }) {
	const store = useRequestStore();
	const mode = useRequestView((state) => state.rows);
	if (!view.hasStory) return null;
	const count = mode === 'story' ? `, ${formatCount(view.rows.length)} rows` : '';
	return (
		<Seg<RequestView['rows']>
			label="Rows"
			value={mode}
			options={[
				['story', `Story${count}`],
				['all', `All ${formatCount(total)} spans`],
			]}
			onChange={(rows) => store.setState({ rows, toggled: new Set() })}
		/>
	);
}

function ZoomButtons({ view }: { readonly view: View }) {
	const store = useRequestStore();
	const zoom = (factor: number) => store.setState({ zoom: zoomRange(view.range, view.whole, factor) });
	return (
		<fieldset className="seg" aria-label="Zoom">
			<button type="button" aria-label="Zoom out" onClick={() => zoom(2)}>
				<Icon name="minus" small />
			</button>
			<button type="button" onClick={() => store.setState({ zoom: undefined })}>
				Fit
			</button>
			<button type="button" aria-label="Zoom in" onClick={() => zoom(0.5)}>
				<Icon name="plus" small />
			</button>
		</fieldset>
	);
}

const WIDTHS = [62, 58, 54, 40, 48, 36, 30, 44];

function TimelineSkeleton() {
	return (
		<Panel id="timeline" title="Timeline" className="tl">
			<output className="loading">Reading spans …</output>
			<div aria-hidden="true" className="tl-skeleton">
				{WIDTHS.map((width) => (
					<div key={width} className="skeleton" style={{ width: `${width}%` }} />
				))}
			</div>
		</Panel>
	);
}
