import { memoByObject } from '../../base/memo-by-object.ts';
import type { Nanos } from '../../model/time.ts';
import type { SpanColumns } from '../../model/trace.ts';
import { type TimelineExtent, timelineExtent } from './timeline-extent.ts';

/** What the timeline can show at most, by the clock that was chosen. */
export interface TimelineExtents {
	/** Duration of the request that the ranges were made for. */
	readonly duration: Nanos;
	readonly corrected: TimelineExtent;
	readonly raw: TimelineExtent;
}

const known = memoByObject<SpanColumns, { ranges?: TimelineExtents }>(() => ({}));

/** Both ranges of a table, worked out once. */
export function timelineExtents(spans: SpanColumns, duration: Nanos): TimelineExtents {
	const place = known(spans);
	if (place.ranges?.duration !== duration) {
		place.ranges = {
			duration,
			corrected: timelineExtent(spans, spans.starts, duration),
			raw: timelineExtent(spans, spans.rawStarts, duration),
		};
	}
	return place.ranges;
}

export function restoreTimelineExtents(spans: SpanColumns, ranges: TimelineExtents): void {
	known(spans).ranges = ranges;
}
