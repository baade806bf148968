import type { Behaviour } from '../ports/analytics/trouble-source.ts';
import { type CallEndings, endingsOf, operationKey, peersOf } from './compared-work.ts';
import { followingOf, isRecovery } from './ending-reach.ts';
import { isMore, MIN_CALLS, MIN_MIX_SHIFT, MIX_WEIGHT } from './significance.ts';
import { unreachableCallees } from './unreachable-callees.ts';
import type { EndingSymptom, ErrorSymptom } from './symptom.ts';

/** Calls that end otherwise than usual; where callers no longer get to a service that they have in common, by that. */
export function endingSymptoms(
	now: Behaviour,
	usual: Behaviour,
	lines: readonly ErrorSymptom[],
): readonly EndingSymptom[] {
	const changes = endingChanges(now, usual);
	const gone = unreachableCallees(changes, lines, now, usual);
	const explained = new Set(gone.map(callerKey));
	return [...gone, ...changes.filter((change) => !explained.has(callerKey(change)))];
}

function callerKey({ caller, what }: EndingSymptom): string {
	return operationKey({ service: caller, operation: what });
}

/**
 * Operations whose calls end otherwise: with no call at all they stopped by themselves, or, where they do nothing
 * but call, did not reach the other end; else they ended at what they called.
 */
function endingChanges(now: Behaviour, usual: Behaviour): readonly EndingSymptom[] {
	const usually = endingsOf(usual);
	const peers = peersOf(now, usual);
	const following = followingOf(now, usual);
	const changes: EndingSymptom[] = [];
	for (const [key, ending] of endingsOf(now)) {
		const before = usually.get(key);
		if (!before || before.calls < MIN_CALLS || ending.calls < MIN_CALLS) continue;
		for (const [lastKey, last] of ending.last) {
			const usualShare = (before.last.get(lastKey)?.calls ?? 0) / before.calls;
			const share = last.calls / ending.calls;
			if (share - usualShare < MIN_MIX_SHIFT) continue;
			if (!isMore(share, ending.calls, usualShare, before.calls)) continue;
			if (isRecovery(lastKey, ending, before, following)) continue;
			const stopped = last.service === '';
			const [lastPeer = last.service, ...others] = peers.get(lastKey) ?? [];
			// What is nothing but a call ends at who was called, or did not get there. Of calls that have one name for all nobody knows which was the last.
			if (!stopped && (ending.peer !== '' || others.length > 0)) continue;
			const service = stopped ? ending.peer || ending.service : lastPeer;
			changes.push(endSign(ending, service, !stopped, last.calls, usualShare, now));
		}
	}
	return changes;
}

function endSign(
	{ service: caller, operation, calls }: CallEndings,
	service: string,
	reached: boolean,
	count: number,
	usualShare: number,
	now: Behaviour,
): EndingSymptom {
	const weight = MIX_WEIGHT * Math.min(1, (count - usualShare * calls) / now.requests);
	return {
		kind: 'ends-early',
		service,
		reached,
		caller,
		what: operation,
		weight,
		count,
		of: calls,
		usualShare,
	};
}
