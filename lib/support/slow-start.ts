import { causeOf } from './catalogue.ts';
import { wholeTime } from './whole-time.ts';
import { sentenceSlots } from './sentence-slots.ts';
import type { SessionFacts } from './session-facts.ts';
import { spanSource } from './session-request.ts';
import type { PlaybackProblem } from './playback-problem.ts';

/** A start that members call slow, and a request that explains it. */
const SLOW_START_NANOS = 6e9;
const SLOW_REQUEST_NANOS = 3e9;

/** Playing began late because one request before it took long. */
export function slowStart(facts: SessionFacts): PlaybackProblem | undefined {
	const [first] = facts.progress;
	if (!first || !facts.session.startSeen || first.at < SLOW_START_NANOS) return undefined;
	const slowest = facts.requests
		.filter(({ offset }) => offset < first.at)
		.toSorted((a, b) => b.trace.durationNanos - a.trace.durationNanos)[0];
	if (!slowest || slowest.trace.durationNanos < SLOW_REQUEST_NANOS) return undefined;
	const source = spanSource(slowest, slowest.trace.mainRoot);
	return {
		cause: causeOf('slow-start'),
		topic: 'start',
		at: slowest.offset,
		request: slowest,
		blocking: false,
		places: sentenceSlots(facts, slowest, [
			['startTook', { text: wholeTime(first.at), source: first.source }],
			['slowTook', { text: wholeTime(slowest.trace.durationNanos), source }],
		]),
		sources: [source, first.source],
		notKnown: '',
	};
}
