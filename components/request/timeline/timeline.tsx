'use client';

import { zoomAxis, zoomOf } from '../../../lib/view/timeline/time-axis.ts';
import { formatCount, formatCounted } from '../../../lib/format/count.ts';
import { Icon } from '../../base/icon.tsx';
import { Panel } from '../../base/panel.tsx';
import { Seg } from '../../base/seg.tsx';
import { Minimap } from './minimap.tsx';
import type { RequestSpans } from '../spans/client.ts';
import { useRequestStore, useRequestView } from '../model/request-store.ts';
import { SpanFilter } from './span-filter.tsx';
import { TimelineLegend } from './timeline-legend.tsx';
import { TimelineOptions } from './timeline-options.tsx';
import { TimelineRows } from './timeline-rows.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { useSpokenProgress } from './use-spoken-progress.ts';
import { type Timeline as View, useTimeline } from './use-timeline.ts';
import { useZoomKeys } from './use-zoom-keys.ts';

/** The spans of the request over time. */
export function Timeline({ spans }: { readonly spans: RequestSpans | undefined }) {
	return spans ? <LoadedTimeline spans={spans} /> : <TimelineSkeleton />;
}

function LoadedTimeline({ spans }: { readonly spans: RequestSpans }) {
	const view = useTimeline(spans);
	const { table: columns } = spans;
	useZoomKeys(view.axis);
	useSpokenProgress(view, columns.length);
	const table = useRequestView((state) => state.timeline) === 'table';
	return (
		<Panel
			id="timeline"
			title="Timeline"
			className="tl"
			controls={
				<>
					<SpanFilter view={view} total={columns.length} />
					{table ? null : <ZoomButtons view={view} />}
				</>
			}
			count={<RowsSwitch view={view} total={columns.length} />}
		>
			<div className="tl-top">
				<TimelineOptions spans={columns} view={view} />
				{view.hasStory && !table ? <Minimap spans={columns} view={view} /> : null}
			</div>
			{table ? (
				<TimelineTable spans={columns} view={view} />
			) : (
				<>
					<TimelineRows spans={columns} view={view} />
					<TimelineLegend spans={columns} view={view} />
				</>
			)}
		</Panel>
	);
}

/** Few spans have no Story; their one picture and its table can still be switched. */
function RowsSwitch({ view, total }: { readonly view: View; readonly total: number }) {
	const store = useRequestStore();
	const mode = useRequestView((state) => state.rows);
	const timeline = useRequestView((state) => state.timeline);
	const count = mode === 'story' && timeline === 'picture' ? `, ${formatCount(view.rows.length)} rows` : '';
	const all = ['all', `All ${formatCounted(total, 'span')}`] as const;
	return (
		<Seg<'story' | 'all' | 'table'>
			label="Rows"
			value={timeline === 'table' ? 'table' : view.hasStory ? mode : 'all'}
			options={
				view.hasStory ? [['story', `Story${count}`], all, ['table', 'Table']] : [all, ['table', 'Table']]
			}
			onChange={(next) =>
				store.setState((state) =>
					next === 'table'
						? { timeline: 'table' }
						: { timeline: 'picture', rows: next, toggled: next === state.rows ? state.toggled : new Set() },
				)
			}
		/>
	);
}

function ZoomButtons({ view }: { readonly view: View }) {
	const store = useRequestStore();
	const zoom = (factor: number) =>
		store.setState({ zoom: zoomOf(zoomAxis(view.axis, factor), view.axis.whole) });
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
