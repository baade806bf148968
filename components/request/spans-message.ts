import type { SpanId } from '../../lib/model/ids.ts';
import type { SpanTable } from '../../lib/model/trace.ts';
import { knowPasses, type ReportFacts, type SpanPasses } from '../../lib/view/span-passes.ts';

/** What the page asks of the worker. */
export interface SpansQuestion extends ReportFacts {
	readonly address: string;
}

/** What the worker answers: columns and passes, whose arrays change hands without a copy, or why it can't. */
export type SpansAnswer =
	| {
			readonly columns: Omit<SpanTable, 'ids'>;
			/** All IDs in one text, 16 digits each: 100,000 texts would be copied one by one. */
			readonly ids: string;
			readonly passes: SpanPasses;
	  }
	| { readonly failed: string };

const ID_DIGITS = 16;

/** Puts the table together again. IDs are cut out of their text when the first one is asked for. */
export function tableFrom({ columns, ids, passes }: Exclude<SpansAnswer, { failed: string }>): SpanTable {
	let cut: readonly SpanId[] | undefined;
	const spans: SpanTable = {
		...columns,
		get ids() {
			cut ??= Array.from(
				{ length: columns.length },
				(_, row) => ids.slice(row * ID_DIGITS, (row + 1) * ID_DIGITS) as SpanId,
			);
			return cut;
		},
	};
	knowPasses(spans, passes);
	return spans;
}
