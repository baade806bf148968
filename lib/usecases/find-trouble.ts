import { THIN_BASELINE_CALLS } from '../model/baseline.ts';
import type { UnixNanos } from '../model/time.ts';
import type { ServiceCalls } from '../ports/trouble-source.ts';
import type { TroubleList } from '../wire/api/trouble.ts';
import { formatCount, formatPercent } from '../words/count.ts';
import { ownersOf } from './owners-of.ts';
import type { Ports } from './ports.ts';

const DEADLINE_MS = 5_000;
/** Fewer failures than this are an accident, not trouble. */
const LEAST_ERRORS = 5;
/** A smaller share of failed calls is nobody's trouble. */
const LEAST_SHARE = 0.02;
/** How many times the usual share it must be. */
const FACTOR = 3;
const MOST_SHOWN = 20;

/** Services that fail clearly more than they usually do, worst first, with who can fix it. */
export async function findTrouble(
	ports: Ports,
	from: UnixNanos,
	to: UnixNanos,
	signal: AbortSignal,
): Promise<TroubleList> {
	const options = { signal, deadlineMs: DEADLINE_MS };
	const lists = await Promise.all(ports.troubleSources.map((source) => source.calls(from, to, options)));
	const worst = lists
		.flat()
		.flatMap(inTrouble)
		.sort((a, b) => b.score - a.score)
		.slice(0, MOST_SHOWN);
	const owners = await ownersOf(
		ports.ownerDirectories,
		worst.map(({ calls }) => calls.service),
		options,
	);
	return {
		services: worst.map(({ calls, score }, index) => ({
			service: calls.service,
			rank: index + 1,
			score,
			sentence: sentenceOf(calls),
			calls: calls.calls,
			errors: calls.errors,
			usualShare: usualShare(calls) ?? null,
			evidence: [`/search?service=${encodeURIComponent(calls.service)}&status=error`],
			owner: owners.get(calls.service) ?? null,
		})),
	};
}

/** Score: how many more calls failed than usual, so that a busy service stands before an idle one. */
function inTrouble(calls: ServiceCalls): readonly { calls: ServiceCalls; score: number }[] {
	const share = calls.errors / calls.calls;
	const usual = usualShare(calls) ?? 0;
	if (calls.errors < LEAST_ERRORS || share < LEAST_SHARE || share < usual * FACTOR) return [];
	return [{ calls, score: Math.round(calls.errors - usual * calls.calls) }];
}

function usualShare(calls: ServiceCalls): number | undefined {
	return calls.usualCalls >= THIN_BASELINE_CALLS ? calls.usualErrors / calls.usualCalls : undefined;
}

function sentenceOf(calls: ServiceCalls): string {
	const usual = usualShare(calls);
	const now = `${formatCount(calls.errors)} of ${formatCount(calls.calls)} calls failed (${formatPercent(calls.errors / calls.calls)})`;
	return usual === undefined
		? `${now}; what is usual is not known yet`
		: `${now}, usually ${formatPercent(usual)}`;
}
