import { oncePer } from '../base/once-per.ts';
import { STATUS } from '../model/span-kind.ts';
import type { SpanColumns } from '../model/trace.ts';

/** Which try of how many a span was, and how often a caller tried again. */
export interface Tries {
	/** All tries of the call that a row is one of, in order. */
	readonly byRow: ReadonlyMap<number, readonly number[]>;
	/** Retries by the row of the caller. */
	readonly retries: ReadonlyMap<number, number>;
}

/**
 * Tries of one call: same caller, service and name, each starting after the one before it failed. Once a table.
 *
 *     caller   ├──────────────────┤
 *     tries      ├──×  ├──×  ├─┤        × failed
 */
export const triesOf = oncePer((spans: SpanColumns): Tries => {
	const byRow = new Map<number, number[]>();
	const retries = new Map<number, number>();
	/** The last failed try of each call. Only callers with a failed call are looked at: there are few. */
	const failed = new Map<string, number>();
	const callers = callersOfFailed(spans);
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent < 0 || callers[parent] !== 1) continue;
		const call = `${parent} ${spans.services.codes[row]} ${spans.names.codes[row]}`;
		const before = failed.get(call);
		if (before !== undefined && (spans.starts[row] ?? 0) >= endOf(spans, before)) {
			const chain = byRow.get(before) ?? [before];
			chain.push(row);
			byRow.set(before, chain);
			byRow.set(row, chain);
			retries.set(parent, (retries.get(parent) ?? 0) + 1);
		}
		if (spans.statusCodes[row] === STATUS.error) failed.set(call, row);
		else failed.delete(call);
	}
	return { byRow, retries };
});

function callersOfFailed(spans: SpanColumns): Uint8Array {
	const callers = new Uint8Array(spans.length);
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent >= 0 && spans.statusCodes[row] === STATUS.error) callers[parent] = 1;
	}
	return callers;
}

function endOf(spans: SpanColumns, row: number): number {
	return (spans.starts[row] ?? 0) + (spans.durations[row] ?? 0);
}
