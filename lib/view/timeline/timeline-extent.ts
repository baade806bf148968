import type { Nanos } from '../../model/time.ts';
import type { SpanColumns } from '../../model/trace.ts';
import { emptyStretches } from './empty-stretches.ts';
import type { NanosRange } from './time-scale.ts';

/** Work that ends or starts later than this multiple of the request is late. */
const LATE = 1.5;
/** Room at the right for open ends. */
const ROOM = 1.07;

/** What the timeline can show at most, and the stretches of it that are drawn short. */
export interface TimelineExtent {
	readonly whole: NanosRange;
	readonly cuts: readonly NanosRange[];
}

/**
 * From the first start to the last end. Work that goes on long after the answer is drawn as an open bar instead
 * of squeezing everything else; work that starts long after it (a queue over night) is shown behind a cut when it is
 * no longer than the request itself, else it stays past the right edge.
 */
export function timelineExtent(table: SpanColumns, starts: Float64Array, duration: Nanos): TimelineExtent {
	let from = 0;
	let to = 1;
	let latest = 0;
	let open = false;
	const limit = duration > 0 ? duration * LATE : Infinity;
	for (let row = 0; row < table.length; row++) {
		const start = starts[row] ?? 0;
		const end = start + (table.durations[row] ?? 0);
		from = Math.min(from, start);
		if (start > limit) latest = Math.max(latest, end);
		else if (end > limit) open = true;
		else to = Math.max(to, end);
	}
	if (open || latest > 0) to = Math.max(to, duration * ROOM);
	const near = { from, to };
	if (latest > to) {
		const far = { from, to: latest };
		const cuts = emptyStretches(table, starts, far);
		const empty = cuts.reduce((sum, cut) => sum + cut.to - cut.from, 0);
		if (latest - from - empty <= 2 * (to - from)) return { whole: far, cuts };
	}
	return { whole: near, cuts: emptyStretches(table, starts, near) };
}
