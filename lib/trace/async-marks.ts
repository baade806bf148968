import { KIND } from '../model/span-kind.ts';
import { SPAN_MARK, type SpanTable } from '../model/trace.ts';

/** Marks with `async` set where a span runs apart from its parent: taken from a queue, or begun after the parent ended. */
export function asyncMarks(spans: Omit<SpanTable, 'marks'> & { readonly marks: Uint8Array }): Uint8Array {
	const marks = Uint8Array.from(spans.marks);
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent === -1) continue;
		const parentEnd = (spans.starts[parent] ?? 0) + (spans.durations[parent] ?? 0);
		const apart =
			spans.kinds[row] === KIND.consumer ||
			spans.kinds[parent] === KIND.producer ||
			(spans.starts[row] ?? 0) > parentEnd;
		if (apart) marks[row] = (marks[row] ?? 0) | SPAN_MARK.async;
	}
	return marks;
}

export interface LastEnds {
	/** Last end of a span that somebody waited for, from the trace's start. */
	readonly synchronous: number;
	/** Last end of any span. */
	readonly all: number;
	/** Spans below an async span that ended after `synchronous`. */
	readonly lateSpans: number;
}

/** When a trace ended, with and without work that ran apart. A trace that is only such work ends with it. */
export function lastEnds(spans: SpanTable): LastEnds {
	const apart = new Uint8Array(spans.length);
	let synchronous = 0;
	let all = 0;
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		const own = ((spans.marks[row] ?? 0) & SPAN_MARK.async) !== 0 ? 1 : 0;
		apart[row] = own | (parent === -1 ? 0 : (apart[parent] ?? 0));
		const end = (spans.starts[row] ?? 0) + (spans.durations[row] ?? 0);
		if (end > all) all = end;
		if (apart[row] === 0 && end > synchronous) synchronous = end;
	}
	let lateSpans = 0;
	for (let row = 0; row < spans.length; row++)
		if (apart[row] === 1 && (spans.starts[row] ?? 0) + (spans.durations[row] ?? 0) > synchronous) lateSpans++;
	return { synchronous, all, lateSpans };
}
