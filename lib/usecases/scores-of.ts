import type { Asking } from './asking.ts';
import type { TimeWindow } from '../model/time.ts';
import type { AnomalyScore } from '../model/anomaly-score.ts';
import { askAll } from './ask-source.ts';
import type { MissingPart } from './partial-page.ts';
import type { Ports } from './site-ports.ts';
import { DEADLINES_MS } from './limits.ts';

export interface ScoresOf {
	/** By service, the most unusual first. */
	readonly scores: ReadonlyMap<string, readonly AnomalyScore[]>;
	/** Sources that did not answer. */
	readonly missing: readonly MissingPart[];
}

/** What every source of scores says about services at the end of a stretch of time. Never rejects. */
export async function scoresOf(
	asking: Asking,
	{ anomalySources }: Pick<Ports, 'anomalySources'>,
	services: readonly string[],
	window: TimeWindow,
): Promise<ScoresOf> {
	if (services.length === 0) return { scores: new Map(), missing: [] };
	const answers = await askAll(asking, anomalySources, {
		kind: 'baselines',
		deadlineMs: DEADLINES_MS.scores,
		work: (source, options) => source.scores(services, window, options),
		count: ({ length }) => ({ given: length, total: length }),
	});
	const found = answers.flatMap(({ value }) => value ?? []).sort((a, b) => b.score - a.score);
	return {
		scores: Map.groupBy(found, ({ service }) => service),
		missing: answers
			.filter(({ value }) => value === undefined)
			.map(({ status: { name, status, message } }) => ({
				part: `scores of ${name}`,
				reason: status === 'timeout' ? 'no answer in time' : message,
			})),
	};
}
