import type { TimeWindow } from '../../model/time.ts';
import type { Behaviour, TroubleSource } from '../../ports/analytics/trouble-source.ts';

/** How long an answer serves others, in milliseconds. */
const KEPT_MS = 60_000;
const MAX_KEPT = 6;

interface Kept {
	readonly since: number;
	readonly answer: Promise<Behaviour>;
}

/**
 * A source whose answers serve everybody who asks about the same window within a minute, also those who ask while it
 * is being worked out: many readers cost one query. No reader's leaving ends it for the others; failures are not kept.
 */
export function createTroubleCache(source: TroubleSource, nowMs: () => number): TroubleSource {
	const kept = new Map<string, Kept>();
	return {
		name: source.name,
		// A row a process is read: nothing to save.
		newVersions: (window, options) => source.newVersions(window, options),
		behaviour: (window, options) => {
			const key = keyOf(window);
			const known = kept.get(key);
			if (known && nowMs() - known.since < KEPT_MS) return known.answer;
			const signal = AbortSignal.timeout(options.deadlineMs);
			const answer = source.behaviour(window, { ...options, signal });
			kept.delete(key);
			kept.set(key, { since: nowMs(), answer });
			answer.catch(() => kept.get(key)?.answer === answer && kept.delete(key));
			for (const oldest of kept.keys()) {
				if (kept.size <= MAX_KEPT) break;
				kept.delete(oldest);
			}
			return answer;
		},
	};
}

function keyOf({ from, to }: TimeWindow): string {
	return `${from} ${to}`;
}
