import type { Behaviour } from '../ports/analytics/trouble-source.ts';
import { type CallEndings, operationKey } from './compared-work.ts';

/** Operations that are followed from one ending: the graph is as big as its senders make it. */
const MAX_FOLLOWED = 1_000;

/** The operations and services that follow an operation, by its key: straight from it, in any of its calls. */
type Following = ReadonlyMap<string, { readonly services: Set<string>; readonly operations: Set<string> }>;

export function followingOf(...behaviours: readonly Behaviour[]): Following {
	const following = new Map<string, { services: Set<string>; operations: Set<string> }>();
	for (const one of behaviours.flatMap(({ operations }) => operations)) {
		const key = operationKey(one);
		const known = following.get(key) ?? { services: new Set(), operations: new Set() };
		for (const service of [one.peer, one.lastService, ...one.callees.keys()])
			if (service !== '' && service !== one.service) known.services.add(service);
		if (one.lastService !== '')
			known.operations.add(operationKey({ service: one.lastService, operation: one.lastOperation }));
		following.set(key, known);
	}
	return following;
}

/**
 * Whether calls that end at one operation get further than the endings that became rarer: then something recovered,
 * and nothing is lost. Further means: to every other service that these got to, and to more.
 */
export function isRecovery(
	lastKey: string,
	now: CallEndings,
	before: CallEndings,
	following: Following,
): boolean {
	const rarer: string[] = [];
	for (const [key, { calls }] of before.last)
		if ((now.last.get(key)?.calls ?? 0) / now.calls < calls / before.calls) rarer.push(key);
	const lost = reachOf(rarer, before, following);
	const reached = reachOf([lastKey], now, following);
	// What is too much to follow is not known to be a recovery.
	if (!lost || !reached) return false;
	return reached.size > lost.size && [...lost].every((service) => reached.has(service));
}

/** The other services behind endings of an operation; undefined where there is too much to follow. */
function reachOf(
	lastKeys: readonly string[],
	{ service: self, last }: CallEndings,
	following: Following,
): ReadonlySet<string> | undefined {
	const reached = new Set(lastKeys.map((key) => last.get(key)?.service ?? ''));
	const [seen, open] = [new Set(lastKeys), [...lastKeys]];
	for (let key = open.pop(); key !== undefined; key = open.pop()) {
		const next = following.get(key);
		for (const callee of next?.services ?? []) reached.add(callee);
		for (const operation of next?.operations ?? [])
			if (!seen.has(operation)) {
				seen.add(operation);
				open.push(operation);
			}
		if (seen.size > MAX_FOLLOWED) return undefined;
	}
	reached.delete(self);
	reached.delete('');
	return reached;
}
