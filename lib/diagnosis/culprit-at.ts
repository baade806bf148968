import type { Culprit } from '../model/verdict.ts';
import type { Context } from './context.ts';

/** The service of a row, at that row. */
export function culpritAt(context: Context, row: number): Culprit {
	return {
		service: context.service(row),
		operation: context.operation(row),
		row,
		spanId: context.trace.spans.ids[row],
	};
}
