import { memoByObject } from '../../../lib/base/memo-by-object.ts';
import type { SpanColumns, SpanIds, SpanTable } from '../../../lib/model/trace.ts';
import type { ReportFacts } from '../../../lib/view/spans/span-analysis.ts';
import {
	type SpanAnswers,
	type SpanQuestions,
	createSpanQueries,
	type SpanQueryName,
} from '../../../lib/view/spans/span-queries.ts';

/**
 * The spans of a request as its page has them. What is visible is read from the columns; what takes a look at every
 * span is asked, and answered by a worker.
 */
export interface RequestSpans {
	readonly table: SpanColumns;
	readonly ids: SpanIds;
	/** The answer at once where it is known, else when it is there. Equal questions are answered once. */
	readonly ask: <W extends SpanQueryName>(
		work: W,
		question: SpanQuestions[W],
	) => SpanAnswers[W] | Promise<SpanAnswers[W]>;
	/** True where asking ahead takes no time of the page. */
	readonly ahead: boolean;
	/** Ends what answers. */
	readonly close: () => void;
}

const known = memoByObject<SpanTable, Map<string, RequestSpans>>(() => new Map());

/** Spans that answer at once: on the server, and on a page without workers. The same ones for the same table and facts. */
export function spansHere(table: SpanTable, facts: ReportFacts): RequestSpans {
	const key = JSON.stringify(facts);
	const before = known(table).get(key);
	if (before) return before;
	const works = createSpanQueries(table, facts);
	const spans: RequestSpans = {
		table,
		ids: table.ids,
		ask: (work, question) => works[work](question),
		ahead: false,
		close: () => undefined,
	};
	known(table).set(key, spans);
	return spans;
}
