import { logPattern } from '../logs/pattern.ts';
import type { Behaviour } from '../ports/trouble-source.ts';
import { operationKey, type Unit, worksOf } from './behaviour-units.ts';
import { isMore, LEAST_CALLS, LEAST_MIX_SHIFT, MIX_WEIGHT } from './chance.ts';
import type { EndSign, ErrorSign } from './sign.ts';

/** One service that calls another less may have its own reasons. */
const LEAST_CALLERS = 2;
/** Of the calls in which a service is usually called, those of operations that call it less. */
const NEARLY_ALL = 0.8;

interface Loss extends EndSign {
	readonly lost: number;
}

/**
 * Services that nearly all who call them call less than usual, by caller: where callers send no spans of their
 * calls, one that is down or out of reach leaves no other trace. Several callers, or one whose lines name it; not
 * where all of them ended at the same other one.
 */
export function goneCallees(
	changes: readonly EndSign[],
	lines: readonly ErrorSign[],
	now: Behaviour,
	usual: Behaviour,
): readonly EndSign[] {
	const seen = worksOf(now);
	const callers = new Map<string, { expected: number; readonly losses: Loss[] }>();
	for (const [key, before] of worksOf(usual)) {
		const work = seen.get(key);
		if (!work || work.calls < LEAST_CALLS || before.calls < LEAST_CALLS) continue;
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

function lossOf(callee: string, work: Unit, before: Unit, now: Behaviour): readonly Loss[] {
	const usualShare = 1 - (before.callees.get(callee) ?? 0) / before.calls;
	const count = work.calls - (work.callees.get(callee) ?? 0);
	const share = count / work.calls;
	if (share - usualShare < LEAST_MIX_SHIFT) return [];
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
function isNamed({ caller, service }: Loss, lines: readonly ErrorSign[]): boolean {
	const name = logPattern(service);
	return lines.some((line) => line.service === caller && line.what.includes(name));
}

function isShared(losses: readonly Loss[], changes: readonly EndSign[]): boolean {
	if (new Set(losses.map(({ caller }) => caller)).size < LEAST_CALLERS) return false;
	const ends = losses.map((loss) =>
		changes.find(({ caller, what }) => caller === loss.caller && what === loss.what),
	);
	return !ends.every((end) => end?.reached && end.service === ends[0]?.service);
}

/** Who is not called because the caller stopped before is lost as often at most. */
function firstLost(losses: readonly Loss[]): readonly EndSign[] {
	const byCaller = Map.groupBy(losses, ({ caller, what }) =>
		operationKey({ service: caller, operation: what }),
	);
	return [...byCaller.values()].flatMap((own) => own.toSorted((a, b) => b.lost - a.lost).slice(0, 1));
}
