import { findTries } from '../trace/tries.ts';
import type { Context } from './context.ts';

/** A call and its retries (see `findTries`), where a failed one shows by its status, its attributes or its log. */
export interface CallTries {
	readonly parent: number;
	readonly rows: readonly number[];
	readonly failed: number;
	/** Whether the last one went well. */
	readonly recovered: boolean;
}

/** Calls that were tried again, by row of their first try. Linear in spans. */
export function callTries(context: Context): readonly CallTries[] {
	const { spans } = context.trace;
	const hasFailed = (row: number) => context.errors[row] !== undefined;
	const { byRow } = findTries(spans, hasFailed);
	return [...new Set(byRow.values())].map((rows) => {
		const recovered = !hasFailed(rows.at(-1) ?? 0);
		const parent = spans.parents[rows[0] ?? 0] ?? -1;
		return { parent, rows, failed: rows.length - (recovered ? 1 : 0), recovered };
	});
}

/** Nanoseconds from the first try's start to the last one's: what failed tries and the waits between them took. */
export function costOfTries(context: Context, { rows }: CallTries): number {
	const { starts } = context.trace.spans;
	return (starts[rows.at(-1) ?? 0] ?? 0) - (starts[rows[0] ?? 0] ?? 0);
}
