import { logPattern } from '../logs/log-template.ts';
import type { Behaviour } from '../ports/analytics/trouble-source.ts';
import { operationKey, type ComparedWork, ownWork } from './compared-work.ts';
import { isMore, MIN_CALLS, MIN_MIX_SHIFT, MIX_WEIGHT } from './significance.ts';
import type { EndingSymptom, ErrorSymptom } from './symptom.ts';

/** One service that calls another less may have its own reasons. */
const MIN_CALLERS = 2;
/** Of the calls in which a service is usually called, those of operations that call it less. */
const NEARLY_ALL = 0.8;

interface Loss extends EndingSymptom {
	readonly lost: number;
}

/**
 * Services that nearly all who call them call less than usual, by caller: where callers send no spans of their
 * calls, one that is down or out of reach leaves no other trace. Several callers, or one whose lines name it; not
 * where all of them ended at the same other one.
 */
export function unreachableCallees(
	changes: readonly EndingSymptom[],
	lines: readonly ErrorSymptom[],
	now: Behaviour,
	usual: Behaviour,
): readonly EndingSymptom[] {
	const seen = ownWork(now);
	const callers = new Map<string, { expected: number; readonly losses: Loss[] }>();
	for (const [key, before] of ownWork(usual)) {
		const work = seen.get(key);
		if (!work || work.calls < MIN_CALLS || before.calls < MIN_CALLS) continue;
		for (const callee of before.callees.keys()) {
			const known = callers.get(callee) ?? { expected: 0, losses: [] };
			known.expected += work.calls;
			known.losses.push(...lossOf(callee, work, before, now));
			callers.set(callee, known);
		}
	}
	const gone = [...callers.values()]
		.filter(({ expected, losses }) => isNearlyAll(expected, losses))
		.filter(({ losses }) => losses.every((loss) => isNamed(loss, lines)) || isShared(losses, changes))
		.flatMap(({ losses }) => losses);
	return firstLost(gone);
}

function lossOf(callee: string, work: ComparedWork, before: ComparedWork, now: Behaviour): readonly Loss[] {
	const usualShare = 1 - (before.callees.get(callee) ?? 0) / before.calls;
	const count = work.calls - (work.callees.get(callee) ?? 0);
	const share = count / work.calls;
	if (share - usualShare < MIN_MIX_SHIFT) return [];
	if (!isMore(share, work.calls, usualShare, before.calls)) return [];
	const lost = count - usualShare * work.calls;
	return [
		{
			kind: 'ends-early',
			service: callee,
			caller: work.service,
			what: work.operation,
			reached: false,
			weight: MIX_WEIGHT * Math.min(1, lost / now.requests),
			count,
			of: work.calls,
			usualShare,
			lost,
		},
	];
}

function isNearlyAll(expected: number, losses: readonly Loss[]): boolean {
	return losses.length > 0 && losses.reduce((sum, { of }) => sum + of, 0) >= expected * NEARLY_ALL;
}

/** Whether new lines of the caller name whom it does not call. Patterns have no numbers, so the name is looked for without its own. */
function isNamed({ caller, service }: Loss, lines: readonly ErrorSymptom[]): boolean {
	const name = logPattern(service);
	return lines.some((line) => line.service === caller && line.what.includes(name));
}

function isShared(losses: readonly Loss[], changes: readonly EndingSymptom[]): boolean {
	if (new Set(losses.map(({ caller }) => caller)).size < MIN_CALLERS) return false;
	const ends = losses.map((loss) =>
		changes.find(({ caller, what }) => caller === loss.caller && what === loss.what),
	);
	return !ends.every((end) => end?.reached && end.service === ends[0]?.service);
}

/** Who is not called because the caller stopped before is lost as often at most. */
function firstLost(losses: readonly Loss[]): readonly EndingSymptom[] {
	const byCaller = Map.groupBy(losses, ({ caller, what }) =>
		operationKey({ service: caller, operation: what }),
	);
	return [...byCaller.values()].flatMap((own) => own.toSorted((a, b) => b.lost - a.lost).slice(0, 1));
}
