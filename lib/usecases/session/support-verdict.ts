import { unreachable } from '../../base/assert.ts';
import { fillSlots } from '../../support/fill.ts';
import { sentenceSlots } from '../../support/sentence-slots.ts';
import type { PlaybackOutcome } from '../../support/outcome.ts';
import type { Answer, Sentence, Source } from '../../model/answer.ts';
import type { AnswerJson, SentenceJson, SourceJson, SupportVerdict } from '../../api/session-report.ts';
import type { Playback } from './read-playback.ts';

/** What a session's page and its line in a list say of it. */
export function supportVerdict({ facts, told }: Playback, more: readonly Sentence[] = []): SupportVerdict {
	const [tone, word] = stateOf(told.outcome);
	const places = told.leading?.places ?? sentenceSlots(facts);
	const say = told.cause
		? Object.fromEntries(
				Object.entries(told.cause.say).map(([language, text]) => [
					language,
					fillSlots([text], places)?.text ?? '',
				]),
			)
		: told.outcome.kind === 'fine'
			? NOTHING_WRONG
			: null;
	return {
		tone,
		word: facts.session.running ? `${word}, still playing` : word,
		headline: sentenceJson(told.headline),
		why: [...told.why, ...more].map(sentenceJson),
		side: told.side,
		cause: told.cause?.id ?? null,
		label: told.label,
		say: say && Object.values(say).every((text) => text !== '') ? say : null,
	};
}

const NOTHING_WRONG = {
	en: '“We looked at what you watched and found nothing wrong on our side. Tell us what you saw, and we will look again.”',
	pt: '“Verificámos o que viu e não encontrámos nada de errado do nosso lado. Diga-nos o que aconteceu e voltamos a verificar.”',
	es: '“Revisamos lo que vio y no encontramos ningún fallo nuestro. Cuéntenos qué pasó y lo miramos otra vez.”',
};

function stateOf(outcome: PlaybackOutcome): readonly [tone: SupportVerdict['tone'], word: string] {
	switch (outcome.kind) {
		case 'not-started':
			return ['error', 'Did not start'];
		case 'stopped-early':
			return ['error', 'Stopped early'];
		case 'paused':
			return ['warn', 'Kept pausing'];
		case 'low-picture':
			return ['warn', 'Poor picture'];
		case 'slow-start':
			return ['warn', 'Slow to start'];
		case 'flawed':
			return ['warn', 'Played with a flaw'];
		case 'limited':
			return ['calm', `Played without ${outcome.format}`];
		case 'fine':
			return ['calm', 'Played fine'];
		case 'not-known':
			return ['calm', 'Not known'];
		default:
			return unreachable(outcome);
	}
}

export function sentenceJson({ text, sources }: Sentence): SentenceJson {
	return { text, sources: sources.map(sourceJson) };
}

export function sourceJson(source: Source): SourceJson {
	const { kind, traceId } = source;
	switch (kind) {
		case 'span':
		case 'log':
			return { kind, traceId, spanId: source.spanId ?? null, label: source.label };
		case 'attribute':
			return { kind, traceId, spanId: source.spanId, label: `${source.key} ${source.value}` };
		case 'missing':
			return { kind, traceId, spanId: null, label: source.key };
		default:
			return unreachable(kind);
	}
}

export function answerJson(answer: Answer, asks: string): AnswerJson {
	return {
		id: answer.id,
		asks,
		state: answer.state,
		sentence: sentenceJson(answer.sentence),
		detail: answer.detail ? sentenceJson(answer.detail) : null,
		ladder: answer.ladder
			? { ...answer.ladder, steps: [...answer.ladder.steps], legend: [...answer.ladder.legend] }
			: null,
	};
}
