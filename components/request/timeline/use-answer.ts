import { startTransition, useEffect, useState } from 'react';
import {
	type SpanAnswers,
	type SpanQuestions,
	questionKey,
	type SpanQueryName,
} from '../../../lib/view/spans/span-queries.ts';
import type { RequestSpans } from '../spans/client.ts';

/** An answer and the question that it answers. */
export interface Answered<W extends SpanQueryName> {
	readonly spans: RequestSpans;
	readonly key: string;
	readonly question: SpanQuestions[W];
	readonly answer: SpanAnswers[W];
}

/** The answer to a question about all spans. While it is worked out, the one before stays; undefined before the first. */
export function useAnswer<W extends SpanQueryName>(
	spans: RequestSpans,
	work: W,
	question: SpanQuestions[W],
): Answered<W> | undefined {
	const [shown, setShown] = useState<Answered<W>>();
	const key = questionKey(work, question);
	const before = shown?.spans === spans ? shown : undefined;
	const found = before?.key === key ? before.answer : spans.ask(work, question);
	const late = found instanceof Promise ? found : undefined;
	useEffect(() => {
		if (!late) return undefined;
		let wanted = true;
		late.then(
			(answer) => {
				if (wanted) startTransition(() => setShown({ spans, key, question, answer }));
			},
			(error: unknown) => {
				// Thrown where it would be drawn, so that the area around says it.
				if (wanted)
					setShown(() => {
						throw error;
					});
			},
		);
		return () => {
			wanted = false;
		};
	}, [late, spans, key, question]);
	if (found instanceof Promise || before?.key === key) return before;
	const now: Answered<W> = { spans, key, question, answer: found };
	setShown(now);
	return now;
}
