'use client';

import { memo } from 'react';
import { SPAN_MARK, type SpanColumns } from '../../../lib/model/trace.ts';
import { spanInventory } from '../../../lib/view/spans/span-inventory.ts';
import { Seg } from '../../base/seg.tsx';
import { useReport } from '../model/report-context.ts';
import { type RequestView, useRequestStore, useRequestView } from '../model/request-store.ts';
import { SpanSelects } from './span-selects.tsx';
import type { Timeline } from './use-timeline.ts';

/** What the rows show, and the choices that only some requests have: their clock, their cuts. */
export const TimelineOptions = memo(function TimelineOptions({
	spans,
	view,
}: {
	readonly spans: SpanColumns;
	readonly view: Timeline;
}) {
	const story = useRequestView((state) => state.rows) === 'story' && view.hasStory;
	const table = useRequestView((state) => state.timeline) === 'table';
	const moved = (spanInventory(spans).marks & SPAN_MARK.moved) !== 0;
	if (!view.hasStory && !moved && !view.hasCuts) return null;
	return (
		<div className="tl-side">
			{table ? null : (
				<p>
					{story
						? spans.length > 20_000
							? 'A row can stand for thousands of spans. Failures are never folded away.'
							: 'Shows failures, the critical path and anything unusual. Healthy calls are folded.'
						: 'All spans of this request.'}
				</p>
			)}
			<div className="tl-opts">
				{view.hasStory ? <SpanSelects spans={spans} /> : null}
				{view.hasCuts && !table ? <TrueScale /> : null}
				{moved ? <ClockSwitch /> : null}
			</div>
		</div>
	);
});

function TrueScale() {
	const store = useRequestStore();
	const scale = useRequestView((state) => state.scale);
	return (
		<button
			type="button"
			className="btn sm"
			aria-pressed={scale === 'true'}
			onClick={() => store.setState({ scale: scale === 'true' ? 'cut' : 'true', zoom: undefined })}
		>
			True scale
		</button>
	);
}

/** Corrected times or each sender's own, with how far every host was off. */
function ClockSwitch() {
	const store = useRequestStore();
	const { report } = useReport();
	const clock = useRequestView((state) => state.clock);
	const offsets = report.findings
		.filter((finding) => finding.kind === 'clock-skew')
		.map((finding) => `${finding.service}: ${finding.title}`);
	return (
		<>
			<Seg<RequestView['clock']>
				label="Clock"
				value={clock}
				options={[
					['corrected', 'Corrected'],
					['raw', 'As sent'],
				]}
				onChange={(next) => store.setState({ clock: next, zoom: undefined })}
			/>
			{clock === 'raw' ? (
				<ul className="tl-clocks">
					{offsets.map((words) => (
						<li key={words}>{words}</li>
					))}
				</ul>
			) : null}
		</>
	);
}
