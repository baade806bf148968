import type { Culprit } from '../model/verdict.ts';
import type { RequestFacts } from './request-facts.ts';

/** The service of a row, at that row. */
export function culpritAt(context: RequestFacts, row: number): Culprit {
	return {
		service: context.service(row),
		operation: context.operation(row),
		row,
		spanId: context.trace.spans.ids[row],
	};
}
