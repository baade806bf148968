import type { Nanos } from '../model/time.ts';
import type { Trace } from '../model/trace.ts';
import { failedOnce, type CallPosition, type ComparedSide } from './align.ts';

/** Where `one`, the request looked at, and `other` part ways. `place` is an index into the places. */
export type Difference =
	| {
			readonly kind: 'outcome';
			readonly place: number;
			readonly failedIn: 'one' | 'other';
	  }
	| { readonly kind: 'only'; readonly place: number; readonly of: 'one' | 'other'; readonly service: boolean }
	| { readonly kind: 'calls'; readonly place: number; readonly tries: boolean }
	| { readonly kind: 'slower'; readonly place: number; readonly factor: number }
	| {
			readonly kind: 'version' | 'region';
			readonly place: number;
			readonly one: string;
			readonly other: string;
	  };

/** Own time must differ by this factor, and by this share of the longer request, to count as slower. */
const SLOWER = 2;
const SLOWER_SHARE = 0.05;
/** From this many times as many calls on, the number itself is told. */
const MORE_CALLS = 2;
/** More are not ranked any further: nobody reads on. */
const MAX_DIFFERENCES = 200;

/**
 * What the two did differently, most telling first: a call that failed in one only, counted where it began; calls
 * that one made and the other did not, told by the uppermost; more tries; more own time; another version or region.
 */
export function findDifferences(
	places: readonly CallPosition[],
	one: Trace,
	other: Trace,
): readonly Difference[] {
	const total = Math.max(places[0]?.one?.nanos ?? 0, places[0]?.other?.nanos ?? 0);
	const services = { one: servicesOf(places, 'one'), other: servicesOf(places, 'other') };
	const found: { readonly difference: Difference; readonly weight: number }[] = [];
	// What took longer than the request ran behind its answer: nobody waited for it.
	const add = (difference: Difference, weight: number, nanos: Nanos = 0) =>
		found.push({ difference, weight: weight + (nanos > total ? 0 : (30 * nanos) / Math.max(1, total)) });
	for (const [index, place] of places.entries()) {
		const { one: a, other: b } = place;
		if (!a || !b) {
			const caller = places[place.parent];
			if (caller?.one && caller.other) {
				const of = a ? 'one' : 'other';
				const service = !services[a ? 'other' : 'one'].has(place.service);
				const nanos = (a ?? b)?.nanos ?? 0;
				const failed = (a ?? b)?.failed ?? 0;
				const inner = caller.service === place.service;
				const weight = service ? 45 : inner ? 15 : 30;
				add({ kind: 'only', place: index, of, service }, weight + (failed > 0 ? 10 : 0), nanos);
			}
			continue;
		}
		if (failedOnce(place) && !place.passesOn)
			add(
				{ kind: 'outcome', place: index, failedIn: a.failed > 0 ? 'one' : 'other' },
				100 + Math.min(place.depth, 99) / 100,
			);
		const tries = a.failed > 0 || b.failed > 0;
		if (!followsCaller(place, places[place.parent]) && (tries || ratio(a.calls, b.calls) >= MORE_CALLS))
			add({ kind: 'calls', place: index, tries }, tries ? 40 : 20, Math.abs(a.nanos - b.nanos));
		if (isSlower(a, b, total))
			add(
				{ kind: 'slower', place: index, factor: a.ownNanos / Math.max(1, b.ownNanos) },
				25,
				Math.abs(a.ownNanos - b.ownNanos),
			);
	}
	const first = found.reduce<(typeof found)[number] | undefined>(
		(best, next) => (best && best.weight >= next.weight ? best : next),
		undefined,
	);
	const origin = first ? (places[first.difference.place]?.service ?? '') : '';
	for (const difference of settings(places, one, other))
		add(difference, places[difference.place]?.service === origin ? 60 : 10);
	return found
		.sort((x, y) => y.weight - x.weight || x.difference.place - y.difference.place)
		.slice(0, MAX_DIFFERENCES)
		.map(({ difference }) => difference);
}

function servicesOf(places: readonly CallPosition[], side: 'one' | 'other'): ReadonlySet<string> {
	return new Set(places.filter((place) => place[side]).map((place) => place.service));
}

function isSlower(a: ComparedSide, b: ComparedSide, total: Nanos): boolean {
	return Math.abs(a.ownNanos - b.ownNanos) >= total * SLOWER_SHARE && ratio(a.ownNanos, b.ownNanos) >= SLOWER;
}

/** Three calls where the caller was called three times as often are the caller's doing. */
function followsCaller({ one, other }: CallPosition, caller: CallPosition | undefined): boolean {
	if (one?.calls === other?.calls) return true;
	const perCall = (side: ComparedSide | undefined, above: ComparedSide | undefined) =>
		(side?.calls ?? 0) / (above?.calls ?? 1);
	return perCall(one, caller?.one) === perCall(other, caller?.other);
}

function ratio(a: number, b: number): number {
	return Math.max(a, b) / Math.max(1, Math.min(a, b));
}

const SETTINGS = [
	['version', 'service.version'],
	['region', 'cloud.region'],
] as const;

/** Services that ran in another version or region: looked up once a service. */
function settings(places: readonly CallPosition[], one: Trace, other: Trace): readonly Difference[] {
	const seen = new Set<string>();
	const found: Difference[] = [];
	for (const [index, place] of places.entries()) {
		if (!place.one || !place.other || seen.has(place.service)) continue;
		seen.add(place.service);
		for (const [kind, key] of SETTINGS) {
			const a = one.attribute(place.one.row, key);
			const b = other.attribute(place.other.row, key);
			if (a !== undefined && b !== undefined && a !== b) found.push({ kind, place: index, one: a, other: b });
		}
	}
	return found;
}
