import { at, unreachable } from '../base/assert.ts';
import type { Answer, Sentence } from '../model/answer.ts';
import { formatRepeats } from '../format/repeats.ts';
import { fillSlots } from './fill.ts';
import type { PlaybackOutcome } from './outcome.ts';
import type { SessionFacts } from './session-facts.ts';
import type { PlaybackProblem } from './playback-problem.ts';
import { wholeTime } from './whole-time.ts';

/** The sentence a session's page begins with: the effect first, then why, at most 20 words, no full stop. `open` is what it played without for no known reason. */
export function headline(facts: SessionFacts, outcome: PlaybackOutcome, open?: Answer): Sentence {
	const { kind } = outcome;
	if (kind === 'fine' && open)
		return {
			text: facts.session.running
				? 'It is playing without 4K, and we can’t tell why'
				: `It played for ${wholeTime(outcome.played)} without 4K, and we can’t tell why`,
			sources: open.sentence.sources,
		};
	if (kind === 'fine')
		return {
			text: facts.session.running
				? 'Nothing is wrong so far: it is playing'
				: `Nothing went wrong: it played for ${wholeTime(outcome.played)}`,
			sources: [facts.progress.at(-1)?.source ?? facts.first, facts.first],
		};
	if (kind === 'not-known')
		return {
			text: 'We can’t tell how it played, because the player sent no reports',
			sources: [facts.missing('pictureHeight')],
		};
	const because = reasonOf(outcome.trouble);
	const effect = effectOf(outcome);
	return because === undefined
		? {
				text: `${effect}. We can’t tell why, because ${outcome.trouble.notKnown}`,
				sources: outcome.trouble.sources,
			}
		: {
				text: `${effect} because ${because.text}`,
				sources: [...outcome.trouble.sources, ...because.sources],
			};
}

function effectOf(outcome: Exclude<PlaybackOutcome, { readonly kind: 'fine' | 'not-known' }>): string {
	switch (outcome.kind) {
		case 'not-started':
			return 'Playback did not start';
		case 'stopped-early':
			return `Playback stopped after ${wholeTime(outcome.after)}`;
		case 'paused':
			return `Playback paused ${formatRepeats(outcome.times)}`;
		case 'low-picture':
			return `The picture stayed at ${outcome.height}p`;
		case 'slow-start':
			return 'Playback was slow to start';
		case 'flawed':
			return FLAWS.get(outcome.trouble.topic) ?? 'Something failed while it played';
		case 'limited':
			return `Playback was fine, but without ${outcome.format}`;
		default:
			return unreachable(outcome);
	}
}

/** What the member noticed, by topic of the trouble. */
const FLAWS: ReadonlyMap<string, string> = new Map([
	['subtitles', 'It played without subtitles'],
	['language', 'It played in the wrong language'],
	['uhd', 'Playback was fine, but without 4K'],
	['quality', 'The picture was worse than usual'],
]);

function reasonOf(trouble: PlaybackProblem) {
	return trouble.cause && fillSlots(trouble.cause.because, trouble.places);
}

/** What is well nevertheless, a second trouble, what is not known: each a sentence with its source and a full stop. */
export function whyLines(
	facts: SessionFacts,
	troubles: readonly PlaybackProblem[],
	outcome: PlaybackOutcome,
	open?: Answer,
): readonly Sentence[] {
	if (outcome.kind === 'fine')
		return open ? [{ text: `${open.sentence.text}.`, sources: open.sentence.sources }] : [];
	if (outcome.kind === 'not-known') return [];
	const lines: Sentence[] = [];
	const also = outcome.trouble.cause && fillSlots(outcome.trouble.cause.also, outcome.trouble.places);
	const alone = troubles.length < 2;
	// "Nothing is wrong with the connection" must not stand beside a second trouble that says it is.
	if (also && (alone || outcome.trouble.cause?.side !== 'ours'))
		lines.push({ text: also.text, sources: [at(outcome.trouble.sources, 0), ...also.sources] });
	for (const trouble of troubles.filter((one) => one !== outcome.trouble)) {
		const because = reasonOf(trouble);
		if (because)
			lines.push({
				text: `There was a second trouble: ${because.text}.`,
				sources: [at(trouble.sources, 0), ...because.sources],
			});
	}
	if (facts.session.running) lines.push({ text: 'It is still going on.', sources: [facts.first] });
	return lines;
}
