import type { Nanos } from '../model/time.ts';
import { badReports } from './quality-problem.ts';
import { formatLimits } from './questions/formats.ts';
import type { SessionFacts } from './session-facts.ts';
import type { PlaybackProblem } from './playback-problem.ts';

/** How a session went for the member. */
export type PlaybackOutcome =
	| { readonly kind: 'not-started'; readonly trouble: PlaybackProblem }
	| { readonly kind: 'stopped-early'; readonly trouble: PlaybackProblem; readonly after: Nanos }
	| { readonly kind: 'paused'; readonly trouble: PlaybackProblem; readonly times: number }
	| { readonly kind: 'low-picture'; readonly trouble: PlaybackProblem; readonly height: number }
	| { readonly kind: 'slow-start'; readonly trouble: PlaybackProblem }
	/** It played, with something missing. */
	| { readonly kind: 'flawed'; readonly trouble: PlaybackProblem }
	/** It played well, on a screen that asks for more. */
	| { readonly kind: 'limited'; readonly trouble: PlaybackProblem; readonly format: string }
	| { readonly kind: 'fine'; readonly played: Nanos }
	| { readonly kind: 'not-known' };

export function outcomeOf(facts: SessionFacts, troubles: readonly PlaybackProblem[]): PlaybackOutcome {
	const [worst] = troubles;
	if (worst?.blocking) {
		const played = facts.progress.some((report) => report.at < worst.at);
		return played
			? { kind: 'stopped-early', trouble: worst, after: worst.at }
			: { kind: 'not-started', trouble: worst };
	}
	if (worst) return flawOf(facts, worst);
	const last = facts.progress.at(-1);
	if (!last) return { kind: 'not-known' };
	const [limit] = facts.device === 'tv' ? formatLimits(facts) : [];
	if (limit) return { kind: 'limited', trouble: limit.trouble, format: limit.format };
	const stop = facts.requests.findLast(({ signal }) => signal.stops);
	return { kind: 'fine', played: Math.max(last.at, stop?.offset ?? 0) };
}

function flawOf(facts: SessionFacts, worst: PlaybackProblem): PlaybackOutcome {
	const bad = badReports(facts);
	if (worst.topic === 'quality' && bad.kind === 'paused')
		return { kind: 'paused', trouble: worst, times: bad.reports.length };
	if (worst.topic === 'quality' && bad.kind === 'low') {
		const height = Math.max(...bad.reports.map((report) => report.height ?? 0));
		return { kind: 'low-picture', trouble: worst, height };
	}
	return worst.cause?.id === 'slow-start'
		? { kind: 'slow-start', trouble: worst }
		: { kind: 'flawed', trouble: worst };
}
