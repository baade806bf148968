import type { SpanId, TraceId } from './ids.ts';

/** Where a sentence was read: a place in a request that an engineer can open. */
export type Source =
	| { readonly kind: 'span'; readonly traceId: TraceId; readonly spanId: SpanId; readonly label: string }
	| {
			readonly kind: 'log';
			readonly traceId: TraceId;
			readonly spanId: SpanId | undefined;
			readonly label: string;
	  }
	| {
			readonly kind: 'attribute';
			readonly traceId: TraceId;
			readonly spanId: SpanId;
			readonly key: string;
			readonly value: string;
	  }
	/** Looked for in the whole session and not there; the request is where it should have stood. */
	| { readonly kind: 'missing'; readonly traceId: TraceId; readonly key: string };

/** At least one source: what can't be shown can't be said. */
export type Sources = readonly [Source, ...Source[]];

/** Plain words and where they come from. */
export interface Sentence {
	readonly text: string;
	readonly sources: Sources;
}

/** Whose side the trouble is on. */
export type Side = 'ours' | 'theirs' | 'nobody' | 'unknown';

export const LANGUAGES = ['en', 'pt', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One question answered. */
export interface Answer {
	/** ID of the question. */
	readonly id: string;
	readonly state: 'trouble' | 'fine' | 'cannot-tell';
	readonly sentence: Sentence;
	/** A second sentence: what would be needed, what else is known. */
	readonly detail: Sentence | undefined;
	/** Steps of a ladder with what the device has and what is needed. */
	readonly ladder: Ladder | undefined;
}

export interface Ladder {
	readonly steps: readonly string[];
	readonly has: string;
	readonly needs: string;
	/** What is reported and what it is needed for. */
	readonly legend: readonly [has: string, needs: string];
}

export function sentence(text: string, first: Source, ...more: readonly Source[]): Sentence {
	return { text, sources: [first, ...more] };
}
