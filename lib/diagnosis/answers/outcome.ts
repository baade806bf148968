import type { Nanos } from '../../model/time.ts';
import { badReports } from './quality-trouble.ts';
import { formatLimits } from './questions/formats.ts';
import type { SessionFacts } from './session-facts.ts';
import type { Trouble } from './trouble.ts';

/** How a session went for the member. */
export type Outcome =
	| { readonly kind: 'not-started'; readonly trouble: Trouble }
	| { readonly kind: 'stopped-early'; readonly trouble: Trouble; readonly after: Nanos }
	| { readonly kind: 'paused'; readonly trouble: Trouble; readonly times: number }
	| { readonly kind: 'low-picture'; readonly trouble: Trouble; readonly height: number }
	| { readonly kind: 'slow-start'; readonly trouble: Trouble }
	/** It played, with something missing. */
	| { readonly kind: 'flawed'; readonly trouble: Trouble }
	/** It played well, on a screen that asks for more. */
	| { readonly kind: 'limited'; readonly trouble: Trouble; readonly format: string }
	| { readonly kind: 'fine'; readonly played: Nanos }
	| { readonly kind: 'not-known' };

export function outcomeOf(facts: SessionFacts, troubles: readonly Trouble[]): Outcome {
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

function flawOf(facts: SessionFacts, worst: Trouble): Outcome {
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
