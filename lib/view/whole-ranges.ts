import { oncePer } from '../base/once-per.ts';
import type { Nanos } from '../model/time.ts';
import type { SpanColumns } from '../model/trace.ts';
import { type WholeRange, wholeRange } from './whole-range.ts';

/** What the timeline can show at most, by the clock that was chosen. */
export interface WholeRanges {
	/** Duration of the request that the ranges were made for. */
	readonly duration: Nanos;
	readonly corrected: WholeRange;
	readonly raw: WholeRange;
}

const known = oncePer<SpanColumns, { ranges?: WholeRanges }>(() => ({}));

/** Both ranges of a table, worked out once. */
export function wholeRanges(spans: SpanColumns, duration: Nanos): WholeRanges {
	const place = known(spans);
	if (place.ranges?.duration !== duration) {
		place.ranges = {
			duration,
			corrected: wholeRange(spans, spans.starts, duration),
			raw: wholeRange(spans, spans.rawStarts, duration),
		};
	}
	return place.ranges;
}

export function knowWholeRanges(spans: SpanColumns, ranges: WholeRanges): void {
	known(spans).ranges = ranges;
}
