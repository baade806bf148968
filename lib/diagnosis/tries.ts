import { KIND } from '../model/span-kind.ts';
import { findTries } from '../trace/tries.ts';
import { type RequestFacts, FAILED_BELOW } from './request-facts.ts';
import { saysWell } from './error-facts.ts';

/** A call and its retries (see `findTries`), where a failed one shows by its status, its attributes or its log. */
export interface CallTries {
	readonly parent: number;
	readonly rows: readonly number[];
	readonly failed: number;
	/** Whether the last one went well. */
	readonly recovered: boolean;
}

/** Calls that were tried again, by row of their first try. Linear in spans. */
export function callTries(context: RequestFacts): readonly CallTries[] {
	const { spans } = context.trace;
	const hasFailed = (row: number) => failedCall(context, row);
	const { byRow } = findTries(spans, hasFailed);
	return [...new Set(byRow.values())].map((rows) => {
		const recovered = !hasFailed(rows.at(-1) ?? 0);
		const parent = spans.parents[rows[0] ?? 0] ?? -1;
		return { parent, rows, failed: rows.length - (recovered ? 1 : 0), recovered };
	});
}

/** A call failed when its span says so, or when the one called says so and the call itself says nothing. */
function failedCall(context: RequestFacts, row: number): boolean {
	if (context.errors[row]) return true;
	if (context.failedBelow[row] !== FAILED_BELOW.yes || context.trace.spans.kinds[row] !== KIND.client)
		return false;
	return (
		!saysWell(context.trace, row) &&
		context.children(row).some((child) => context.errors[child] && !context.isAsync(child))
	);
}

/** Nanoseconds from the first try's start to the last one's: what failed tries and the waits between them took. */
export function costOfTries(context: RequestFacts, { rows }: CallTries): number {
	const { starts } = context.trace.spans;
	return (starts[rows.at(-1) ?? 0] ?? 0) - (starts[rows[0] ?? 0] ?? 0);
}
