import { memoByObject } from '../../base/memo-by-object.ts';
import type { SpanColumns } from '../../model/trace.ts';

/** What any span of a request has. */
export interface SpanInventory {
	/** Bits of MARK. */
	readonly marks: number;
	/** A bit for each kind, by its OTLP number. */
	readonly kinds: number;
}

/** Once a table: controls and legends show only what can occur. */
export const spanInventory = memoByObject((spans: SpanColumns): SpanInventory => {
	let [marks, kinds] = [0, 0];
	for (let row = 0; row < spans.length; row++) {
		marks |= spans.marks[row] ?? 0;
		kinds |= 1 << (spans.kinds[row] ?? 0);
	}
	return { marks, kinds };
});
