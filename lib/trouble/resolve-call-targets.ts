import type { Behaviour, OperationBehaviour } from '../ports/analytics/trouble-source.ts';
import { operationKey } from './compared-work.ts';

/** A service sends spans of its calls if at most this share of its spans with a call to another service below have more below. */
const MAX_TOGETHER = 0.1;
/** Where more calls than this have nobody at the other end anyway, that is no sign. */
const MAX_UNANSWERED = 0.1;

/** One end of the calls of an operation, as seen from one place of its service. */
interface CallPath {
	readonly peer: string;
	readonly calls: number;
	readonly offsetNanos: number;
}

/**
 * Two behaviours in which `peer` is sure: taken away where a service has no spans of its calls, so that what looked
 * like one was work; filled in where nobody answered, by who usually does at that place of the caller.
 */
export function resolveCallTargets(
	now: Behaviour,
	usual: Behaviour,
): { readonly now: Behaviour; readonly usual: Behaviour } {
	const sends = sendersOfCalls([...now.operations, ...usual.operations]);
	const sure = (one: OperationBehaviour): OperationBehaviour =>
		one.calling === undefined || one.calling.sure || sends(one.service)
			? one
			: { ...one, peer: '', calling: undefined };
	const [seen, before] = [now.operations.map(sure), usual.operations.map(sure)];
	// Where a called service is down or its spans are lost, only the baseline tells who is called.
	const ways = new Map([...waysBy(seen), ...waysBy(before)]);
	const answered = (one: OperationBehaviour): OperationBehaviour =>
		isUnanswered(one) ? { ...one, peer: nearest(ways.get(placeKey(one)), one)?.peer ?? '' } : one;
	return {
		now: { ...now, operations: seen.map(answered) },
		usual: { ...usual, operations: before.map(answered) },
	};
}

/** Nobody is seen at the other end of what may be a call. */
function isUnanswered({ calling, lastService }: OperationBehaviour): boolean {
	return calling !== undefined && lastService === '';
}

/**
 * Which services send a span for each call to another: these never have two calls below one span. Of a service that
 * calls one other at a time only, what the rest do is the best guess.
 */
function sendersOfCalls(operations: readonly OperationBehaviour[]): (service: string) => boolean {
	const counts = new Map<string, { together: number; alone: number }>();
	const all = { together: 0, alone: 0 };
	for (const { service, peer, calls, together } of operations) {
		const own = counts.get(service) ?? { together: 0, alone: 0 };
		for (const count of [own, all]) {
			count.together += together;
			count.alone += peer === '' ? 0 : calls;
		}
		counts.set(service, own);
	}
	const isSender = ({ together, alone }: { together: number; alone: number }) =>
		together <= MAX_TOGETHER * (together + alone);
	return (service) => {
		const own = counts.get(service);
		return isSender(own && own.together > 0 ? own : all);
	};
}

/** Ways by place, where nearly all calls are answered. */
function waysBy(operations: readonly OperationBehaviour[]): ReadonlyMap<string, readonly CallPath[]> {
	const places = Map.groupBy(
		operations.filter(({ calling }) => calling !== undefined),
		placeKey,
	);
	const ways = new Map<string, readonly CallPath[]>();
	for (const [key, rows] of places) {
		const answered = rows.filter(({ peer }) => peer !== '');
		const calls = sumOf(rows);
		if (sumOf(answered) < calls * (1 - MAX_UNANSWERED)) continue;
		ways.set(
			key,
			Array.from(
				Map.groupBy(answered, ({ peer }) => peer),
				([peer, own]) => ({
					peer,
					calls: sumOf(own),
					offsetNanos: own.reduce((sum, one) => sum + one.calls * offsetOf(one), 0) / sumOf(own),
				}),
			),
		);
	}
	return ways;
}

/** Whoever is usually called about as long after the caller began. */
function nearest(ways: readonly CallPath[] | undefined, one: OperationBehaviour): CallPath | undefined {
	const distance = ({ offsetNanos }: CallPath) => Math.abs(offsetNanos - offsetOf(one));
	return ways?.toSorted((a, b) => distance(a) - distance(b))[0];
}

function placeKey(one: OperationBehaviour): string {
	return `${operationKey(one)}\0${one.calling?.from ?? ''}`;
}

function offsetOf({ calling }: OperationBehaviour): number {
	return calling?.offsetNanos ?? 0;
}

function sumOf(rows: readonly OperationBehaviour[]): number {
	return rows.reduce((sum, { calls }) => sum + calls, 0);
}
