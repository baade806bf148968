import { memoByObject } from '../../base/memo-by-object.ts';
import { SPAN_MARK, type SpanColumns } from '../../model/trace.ts';

/** True where most steps right below a root run apart from it. Once a table. */
export const isWorkflow = memoByObject((spans: SpanColumns): boolean => {
	let steps = 0;
	let apart = 0;
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent < 0 || (spans.parents[parent] ?? -1) >= 0) continue;
		steps++;
		if (((spans.marks[row] ?? 0) & SPAN_MARK.async) !== 0) apart++;
	}
	return apart * 2 > steps;
});
