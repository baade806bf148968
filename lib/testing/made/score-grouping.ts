import type { PlaybackSession } from '../../model/playback-session.ts';
import type { TrueSignal } from './made-sessions.ts';

export interface GroupingScore {
	readonly sessions: number;
	/** Share of the requests put into a session that belong to it, and of those that belong to one that are in it. */
	readonly precision: number;
	readonly recall: number;
}

/** Each found session stands for the true one most of its requests are of, each true one for one found at most. */
export function scoreGrouping(found: readonly PlaybackSession[], made: readonly TrueSignal[]): GroupingScore {
	const truth = new Map(made.map((one) => [one.signal.traceId, one.truth]));
	const best = new Map<string, number>();
	let placed = 0;
	for (const session of found) {
		placed += session.signals.length;
		const counts = new Map<string, number>();
		for (const { traceId } of session.signals) {
			const of = truth.get(traceId) ?? '';
			if (of !== '') counts.set(of, (counts.get(of) ?? 0) + 1);
		}
		const [name, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
		if (name !== '') best.set(name, Math.max(best.get(name) ?? 0, count));
	}
	const right = [...best.values()].reduce((sum, count) => sum + count, 0);
	const belonging = [...truth.values()].filter((of) => of !== '').length;
	return {
		sessions: new Set([...truth.values()].filter((of) => of !== '')).size,
		precision: placed === 0 ? 0 : right / placed,
		recall: belonging === 0 ? 0 : right / belonging,
	};
}
