import type { Source } from '../model/answer.ts';
import { at } from '../base/assert.ts';
import { type ErrorFact, errorFacts } from '../diagnosis/error-facts.ts';
import { CAUSES } from './catalogue.ts';
import type { PlaybackCause, CauseSigns } from './cause.ts';
import { type SessionRequest, spanSource } from './session-request.ts';

export interface Match {
	/** Undefined when nothing in the catalogue fits. */
	readonly cause: PlaybackCause | undefined;
	/** The line or call that shows it; where nothing fits, the call that failed. */
	readonly source: Source;
}

/** Which cause a failed request shows. Where it began to fail is read first, then the other failed calls. */
export function matchCause(request: SessionRequest): Match {
	const culprit = request.diagnosis.verdict.culprit?.row ?? request.trace.mainRoot;
	const failed = errorFacts(request.trace, request.logs)
		.filter((fact) => fact !== undefined)
		.sort((a, b) => Number(b.row === culprit) - Number(a.row === culprit));
	for (const cause of CAUSES) {
		const { shows } = cause;
		const fact = shows && failed.find((one) => fits(shows, one, request));
		if (fact) return { cause, source: sourceOf(fact, request) };
	}
	return { cause: undefined, source: spanSource(request, culprit) };
}

function fits(shows: CauseSigns, fact: ErrorFact, { trace }: SessionRequest): boolean {
	const type = trace.attribute(fact.row, 'error.type') ?? '';
	const text = [fact.message, ...fact.logs.map(({ record }) => record.message)].join('\n');
	return (
		(shows.codes ?? []).some((code) => type === code || new RegExp(`\\b${code}\\b`).test(text)) ||
		(shows.statuses ?? []).includes(fact.code) ||
		(shows.words?.test(text) ?? false)
	);
}

function sourceOf(fact: ErrorFact, request: SessionRequest): Source {
	const [line] = fact.logs;
	if (!line) return spanSource(request, fact.row);
	return {
		kind: 'log',
		traceId: request.trace.traceId,
		spanId: at(request.trace.spans.ids, fact.row),
		label: line.record.message.slice(0, 200),
	};
}
