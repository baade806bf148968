import type { Doings, OperationHabits } from './request-kind.ts';

/** Requests of a kind are looked at in so many slices of time. */
const SLICES = 8;
/** So many slices may have been bad ones: of a fault that came for a while, and of others before it. */
const BAD_SLICES = 2;
/** Fewer calls in a slice tell nothing of it alone. */
const MIN_IN_SLICE = 4;
const MIN_CALLS = 20;
const MIN_TO_BE_NEW = 50;
/** A sign by which calls are told from others of their operation is one that so large a share of them have. */
const COMMON = 0.5;
/** So many times what others did, and so often at least, is far more. */
const FAR_MORE = 3;
const MANY = 5;

/** What a call left out or overdid, against calls of its operation that are like it. */
export interface Oddness {
	readonly key: string;
	/** How often it did it: 0 where it left it out. */
	readonly times: number;
	/** Most that others did. */
	readonly usual: number;
	/** Calls that it was held against. */
	readonly calls: number;
}

/**
 * What every call like this one did, and it did not; and what none did so often. Like it are those that did one of the
 * things that it did and that most do, since what an operation does may hang on what it found: whoever logs "found" goes
 * on to ask for more. Certain habits only, but for slices of time in which others went wrong as well:
 *
 *     slices   ██ ██ ██ █▁ ██ ██ ██ ▃▁      the two worst are left out
 */
export function oddnessOf(habits: OperationHabits, done: Doings): readonly Oddness[] {
	if (habits.calls.length < MIN_CALLS) return [];
	const found = new Map<string, Oddness>();
	for (const like of likeIt(habits, done)) {
		const sliced = slicesOf(like);
		for (const key of candidates(like, done)) {
			if (found.has(key)) continue;
			if (isAlwaysDone(sliced, key)) found.set(key, { key, times: 0, usual: 1, calls: like.calls.length });
		}
	}
	for (const [key, times] of done) {
		if (times < MANY) continue;
		const usual = mostDone(slicesOf(habits), key);
		if (times >= usual * FAR_MORE) found.set(key, { key, times, usual, calls: habits.calls.length });
	}
	return [...found.values()];
}

/** Whether hardly any call did something: none but in slices of time in which others went wrong as well. */
export function isNew(habits: OperationHabits, key: string): boolean {
	if (habits.calls.length < MIN_TO_BE_NEW) return false;
	const slices = slicesOf(habits);
	const did = slices.map((slice) => slice.filter((call) => call.has(key)).length).toSorted((a, b) => b - a);
	return did.slice(badSlices(slices)).every((count) => count === 0);
}

/** All calls, then those that share one common thing with this one. */
function likeIt(habits: OperationHabits, done: Doings): readonly OperationHabits[] {
	const groups: OperationHabits[] = [habits];
	for (const sign of done.keys()) {
		const places: number[] = [];
		const calls = habits.calls.filter((call, i) => call.has(sign) && places.push(habits.places[i] ?? 0) > 0);
		const isSome = calls.length < habits.calls.length;
		if (isSome && calls.length >= Math.max(MIN_CALLS, habits.calls.length * COMMON))
			groups.push({ calls, places });
	}
	return groups;
}

/** What at least half of the calls did and this one did not. */
function candidates({ calls }: OperationHabits, done: Doings): readonly string[] {
	const counts = new Map<string, number>();
	for (const call of calls)
		for (const key of call.keys()) if (!done.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
	return [...counts].filter(([, count]) => count >= calls.length * COMMON).map(([key]) => key);
}

function slicesOf({ calls, places }: OperationHabits): readonly (readonly Doings[])[] {
	const slices = Array.from({ length: SLICES }, (): Doings[] => []);
	for (const [i, call] of calls.entries())
		slices[Math.min(SLICES - 1, Math.floor((places[i] ?? 0) * SLICES))]?.push(call);
	const filled = slices.filter((slice) => slice.length >= MIN_IN_SLICE);
	return filled.length === SLICES ? slices : [calls];
}

function isAlwaysDone(slices: readonly (readonly Doings[])[], key: string): boolean {
	const missed = slices
		.map((slice) => slice.filter((call) => !call.has(key)).length)
		.toSorted((a, b) => b - a);
	return missed.slice(badSlices(slices)).every((count) => count === 0);
}

function mostDone(slices: readonly (readonly Doings[])[], key: string): number {
	const most = slices
		.map((slice) => slice.reduce((max, call) => Math.max(max, call.get(key) ?? 0), 0))
		.toSorted((a, b) => b - a);
	return Math.max(1, most[badSlices(slices)] ?? 0);
}

function badSlices(slices: readonly unknown[]): number {
	return slices.length === SLICES ? BAD_SLICES : 0;
}
