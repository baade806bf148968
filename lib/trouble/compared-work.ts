import type { Behaviour } from '../ports/analytics/trouble-source.ts';
import { addTimes } from './own-times.ts';

/**
 * What is compared between two stretches of time: the work of an operation, or, where an operation is nothing
 * but one call to another service, the way there and back.
 */
export interface ComparedWork {
	readonly service: string;
	readonly operation: string;
	/** The other end of the way; empty for work. */
	readonly peer: string;
	/** Whom the work calls, in how many of its calls, where no spans of the calls themselves tell. */
	readonly callees: Map<string, number>;
	calls: number;
	ownNanos: number;
	readonly times: Map<number, number>;
}

/** How the calls of an operation ended: failed or not, and by what they called last. */
export interface CallEndings {
	readonly service: string;
	readonly operation: string;
	/** The other end, where it is nothing but a call of it; else empty. */
	readonly peer: string;
	calls: number;
	errors: number;
	ownErrors: number;
	ownErrorRequests: number;
	readonly last: Map<string, Ending>;
}

interface Ending {
	/** Both empty where nothing was called. */
	readonly service: string;
	readonly operation: string;
	calls: number;
}

export function operationKey(of: { readonly service: string; readonly operation: string }): string {
	return `${of.service}\0${of.operation}`;
}

export function workKey(of: Pick<ComparedWork, 'service' | 'operation' | 'peer'>): string {
	return `${operationKey(of)}\0${of.peer}`;
}

/** Units by key. */
export function comparedWork(behaviour: Behaviour): ReadonlyMap<string, ComparedWork> {
	const units = new Map<string, ComparedWork>();
	for (const one of behaviour.operations) {
		const key = workKey(one);
		const unit = units.get(key) ?? {
			service: one.service,
			operation: one.operation,
			peer: one.peer,
			callees: new Map<string, number>(),
			calls: 0,
			ownNanos: 0,
			times: new Map<number, number>(),
		};
		unit.calls += one.calls;
		unit.ownNanos += one.ownNanos;
		addTimes(unit.times, one.histogram);
		if (one.peer === '')
			for (const [callee, calls] of one.callees)
				unit.callees.set(callee, (unit.callees.get(callee) ?? 0) + calls);
		units.set(key, unit);
	}
	return units;
}

/** Of the units those that work, by operation. */
export function ownWork(behaviour: Behaviour): ReadonlyMap<string, ComparedWork> {
	const works = [...comparedWork(behaviour).values()].filter(({ peer }) => peer === '');
	return new Map(works.map((unit) => [operationKey(unit), unit]));
}

/** Endings by operation and other end. */
export function endingsOf(behaviour: Behaviour): ReadonlyMap<string, CallEndings> {
	const endings = new Map<string, CallEndings>();
	for (const one of behaviour.operations) {
		const key = workKey(one);
		const known = endings.get(key) ?? {
			service: one.service,
			operation: one.operation,
			peer: one.peer,
			calls: 0,
			errors: 0,
			ownErrors: 0,
			ownErrorRequests: 0,
			last: new Map<string, Ending>(),
		};
		known.calls += one.calls;
		known.errors += one.errors;
		known.ownErrors += one.ownErrors;
		known.ownErrorRequests += one.ownErrorRequests;
		const lastKey = `${one.lastService}\0${one.lastOperation}`;
		const last = known.last.get(lastKey);
		if (last) last.calls += one.calls;
		else
			known.last.set(lastKey, { service: one.lastService, operation: one.lastOperation, calls: one.calls });
		endings.set(key, known);
	}
	return endings;
}

/** By operation: the services that it does nothing but call, one at a time. */
export function peersOf(...behaviours: readonly Behaviour[]): ReadonlyMap<string, ReadonlySet<string>> {
	const peers = new Map<string, Set<string>>();
	for (const one of behaviours.flatMap(({ operations }) => operations)) {
		if (one.peer === '') continue;
		const known = peers.get(operationKey(one));
		if (known) known.add(one.peer);
		else peers.set(operationKey(one), new Set([one.peer]));
	}
	return peers;
}

/** Which services each service calls, as far as its calls show. */
export function calleesOf(behaviour: Behaviour): ReadonlyMap<string, ReadonlySet<string>> {
	const callees = new Map<string, Set<string>>();
	for (const one of behaviour.operations) {
		for (const callee of [one.peer, one.lastService, ...one.callees.keys()]) {
			if (callee === '' || callee === one.service) continue;
			const known = callees.get(one.service);
			if (known) known.add(callee);
			else callees.set(one.service, new Set([callee]));
		}
	}
	return callees;
}
