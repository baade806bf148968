import type { SpanId } from '../../../lib/model/ids.ts';
import type { SpanColumns, SpanIds } from '../../../lib/model/trace.ts';
import type { FirstDrawing, KnownAnswer } from '../../../lib/view/spans/first-paint.ts';
import type { ReportFacts, SpanAnalysis } from '../../../lib/view/spans/span-analysis.ts';
import type { SpanAnswers, SpanQuestions, SpanQueryName } from '../../../lib/view/spans/span-queries.ts';

/** What the worker is started with. */
export interface OpenSpans {
	readonly address: string;
	readonly facts: ReportFacts;
	readonly drawing: FirstDrawing;
}

/** A later question; the answer carries its number. */
export type Asked = {
	readonly [W in SpanQueryName]: {
		readonly number: number;
		readonly work: W;
		readonly question: SpanQuestions[W];
	};
}[SpanQueryName];

export type ToWorker = { readonly open: OpenSpans } | Asked;

/** What the worker says: arrays change hands without a copy. */
export type FromWorker =
	| { readonly opened: OpenedSpans }
	| { readonly number: number; readonly answer: SpanAnswers[SpanQueryName] }
	| { readonly number?: number; readonly failed: string };

export interface OpenedSpans {
	readonly columns: SpanColumns;
	/** All IDs in one text, 16 digits each: 100,000 texts would be copied one by one. */
	readonly ids: string;
	readonly passes: SpanAnalysis;
	/** What the first drawing will ask. */
	readonly known: readonly KnownAnswer[];
}

const ID_DIGITS = 16;

/** IDs by row out of one text. */
export function idsIn(text: string): SpanIds {
	return {
		at(row) {
			const id = row < 0 ? '' : text.slice(row * ID_DIGITS, (row + 1) * ID_DIGITS);
			return id === '' ? undefined : (id as SpanId);
		},
		indexOf(id, from = 0) {
			if (id.length !== ID_DIGITS) return -1;
			let at = text.indexOf(id, from * ID_DIGITS);
			// Digits of two neighbours may look like an ID.
			while (at >= 0 && at % ID_DIGITS !== 0) at = text.indexOf(id, at + 1);
			return at < 0 ? -1 : at / ID_DIGITS;
		},
	};
}
