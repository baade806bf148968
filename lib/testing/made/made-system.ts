import type { Random } from '../../demo/random.ts';
import type { Baseline } from '../../model/baseline.ts';
import { KIND } from '../../model/span-kind.ts';
import { baselinesOf, type SeenCall } from '../draw/baselines-of.ts';

/** One operation of a made system and what it calls, one after another. */
export interface FaultPlace {
	readonly service: string;
	readonly operation: string;
	/** Work of its own in milliseconds, callees apart. */
	readonly ownMs: number;
	/** Its caller goes on when it fails. */
	readonly optional: boolean;
	/** A data store: seen only from the client's side. */
	readonly store: boolean;
	readonly calls: readonly FaultPlace[];
}

export interface MadeSystem {
	readonly root: FaultPlace;
	/** Callers send a span of their own for each call; without, only those who answer do, as meshes and old Zipkin have it. */
	readonly clients: boolean;
	readonly baselines: readonly Baseline[];
}

const NOUNS = ['cart', 'user', 'price', 'stock', 'route', 'offer', 'media', 'quota', 'token', 'order'];
const ROLES = ['api', 'svc', 'core', 'worker', 'edge'];
const STORES = ['postgresql', 'redis', 'mongodb', 'mysql'];
const PLAYS = 400;
/** Share of systems whose callers send spans. */
const WITH_CLIENTS = 0.6;
/** On the way there and back, in milliseconds. */
export const ON_THE_WAY_MS = 0.4;

/** A random service graph, two to five calls deep, and what was usual in 400 healthy requests of it. */
export function madeSystem(random: Random): MadeSystem {
	const used = new Set<string>();
	const root = madePlace(random, used, random.whole(2, 5), false);
	const clients = random.next() < WITH_CLIENTS;
	return { root, clients, baselines: baselinesOf(usualCalls(root, clients, random)) };
}

export function placesOf(root: FaultPlace): readonly FaultPlace[] {
	return [root, ...root.calls.flatMap(placesOf)];
}

/** Places from the root to `target`, both included. */
export function pathTo(root: FaultPlace, target: FaultPlace): readonly FaultPlace[] {
	if (root === target) return [root];
	for (const call of root.calls) {
		const below = pathTo(call, target);
		if (below.length > 0) return [root, ...below];
	}
	return [];
}

function madePlace(random: Random, used: Set<string>, depth: number, optional: boolean): FaultPlace {
	let service = '';
	do service = `${random.pick(NOUNS)}-${random.pick(ROLES)}-${random.whole(1, 40)}`;
	while (used.has(service));
	used.add(service);
	const calls: FaultPlace[] = [];
	if (depth > 0) {
		calls.push(madePlace(random, used, depth - 1, false));
		for (let more = random.whole(0, 2); more > 0; more--)
			calls.push(madePlace(random, used, random.whole(0, depth - 1), random.next() < 0.4));
	}
	if (depth === 0 || random.next() < 0.4) calls.push(madeStore(random));
	return {
		service,
		operation: `${random.pick(['GET', 'POST'])} /${random.pick(NOUNS)}`,
		ownMs: random.whole(2, 20),
		optional,
		store: false,
		calls: calls.sort(() => random.next() - 0.5),
	};
}

function madeStore(random: Random): FaultPlace {
	const service = random.pick(STORES);
	const operation = `SELECT ${random.pick(NOUNS)}`;
	return { service, operation, ownMs: random.whole(1, 8), optional: false, store: true, calls: [] };
}

function usualCalls(root: FaultPlace, clients: boolean, random: Random): readonly SeenCall[] {
	const seen: SeenCall[] = [];
	const note = (service: string, operation: string, kind: number, took: number): void => {
		seen.push({ service, operation, kind, nanos: took * 1e6 });
	};
	const take = (place: FaultPlace, caller: string): number => {
		const took = place.calls.reduce(
			(sum, call) => sum + take(call, place.service),
			random.around(place.ownMs),
		);
		if (!place.store) note(place.service, place.operation, KIND.server, took);
		if (place.store) note(caller, place.operation, KIND.client, took);
		else if (clients && caller !== '') {
			note(caller, place.operation, KIND.client, took + ON_THE_WAY_MS);
			return took + ON_THE_WAY_MS;
		}
		return took;
	};
	for (let play = 0; play < PLAYS; play++) take(root, '');
	return seen;
}
