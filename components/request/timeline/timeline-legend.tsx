import { memo } from 'react';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { SPAN_MARK } from '../../../lib/model/trace.ts';
import { spanInventory } from '../../../lib/view/spans/span-inventory.ts';
import type { Timeline } from './use-timeline.ts';

/** Rows fold so many spans only from here on that they are drawn as strips. */
const STRIPS = 1000;

/** How to read the timeline: only what this request can show. */
export const TimelineLegend = memo(function TimelineLegend({
	spans,
	view,
}: {
	readonly spans: SpanColumns;
	readonly view: Timeline;
}) {
	const apart = !view.workflow && (spanInventory(spans).marks & SPAN_MARK.async) !== 0;
	const entries = [
		['own', 'own work'],
		['below', 'waiting on calls below'],
		...(spans.length > STRIPS ? [['many', 'few to many spans at once'] as const] : []),
		['critical', 'critical path'],
		['beyond', 'time beyond p99'],
		['gapbar', 'waiting'],
		...(apart ? [['apart', 'async'] as const] : []),
		['errlog', 'error log'],
	] as const;
	return (
		<ul className="legend" aria-label="How to read the timeline">
			{entries.map(([kind, words]) => (
				<li key={kind}>
					<i className={kind} />
					{words}
				</li>
			))}
		</ul>
	);
});
