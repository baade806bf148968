import { oncePer } from '../base/once-per.ts';
import { MARK, type SpanColumns } from '../model/trace.ts';

/** True where most steps right below a root run apart from it. Once a table. */
export const isWorkflow = oncePer((spans: SpanColumns): boolean => {
	let steps = 0;
	let apart = 0;
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent < 0 || (spans.parents[parent] ?? -1) >= 0) continue;
		steps++;
		if (((spans.marks[row] ?? 0) & MARK.async) !== 0) apart++;
	}
	return apart * 2 > steps;
});
