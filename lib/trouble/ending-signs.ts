import type { Behaviour } from '../ports/trouble-source.ts';
import { type Endings, endingsOf, operationKey, peersOf } from './behaviour-units.ts';
import { isMore, LEAST_CALLS, LEAST_MIX_SHIFT, MIX_WEIGHT } from './chance.ts';
import { goneCallees } from './gone-callees.ts';
import type { EndSign, ErrorSign } from './sign.ts';

/** Calls that end otherwise than usual; where callers no longer get to a service that they have in common, by that. */
export function endingSigns(
	now: Behaviour,
	usual: Behaviour,
	lines: readonly ErrorSign[],
): readonly EndSign[] {
	const changes = endingChanges(now, usual);
	const gone = goneCallees(changes, lines, now, usual);
	const explained = new Set(gone.map(callerKey));
	return [...gone, ...changes.filter((change) => !explained.has(callerKey(change)))];
}

function callerKey({ caller, what }: EndSign): string {
	return operationKey({ service: caller, operation: what });
}

/**
 * Operations whose calls end otherwise: with no call at all they stopped by themselves, or, where they do nothing
 * but call, did not reach the other end; else they ended at what they called.
 */
function endingChanges(now: Behaviour, usual: Behaviour): readonly EndSign[] {
	const usually = endingsOf(usual);
	const peers = peersOf(now, usual);
	const changes: EndSign[] = [];
	for (const [key, ending] of endingsOf(now)) {
		const before = usually.get(key);
		if (!before || before.calls < LEAST_CALLS || ending.calls < LEAST_CALLS) continue;
		for (const [lastKey, last] of ending.last) {
			const usualShare = (before.last.get(lastKey)?.calls ?? 0) / before.calls;
			const share = last.calls / ending.calls;
			if (share - usualShare < LEAST_MIX_SHIFT) continue;
			if (!isMore(share, ending.calls, usualShare, before.calls)) continue;
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
	{ service: caller, operation, calls }: Endings,
	service: string,
	reached: boolean,
	count: number,
	usualShare: number,
	now: Behaviour,
): EndSign {
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
