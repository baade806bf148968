import type { Random } from '../../demo/random.ts';
import type { LogRow, SpanRow } from '../../columns/rows.ts';
import { type MadeSystem, pathTo, type FaultPlace, placesOf } from './made-system.ts';
import { lose, skewed, unmarked } from './made-variants.ts';
import { type Fault, type Oddity, playMade } from './play-made.ts';

export const VARIANTS = ['plain', 'no-status', 'lost-spans', 'skew', 'noise'] as const;
type Variant = (typeof VARIANTS)[number];

/** A request of a made system with what is true of it. */
export interface MadeRequest {
	readonly spans: readonly SpanRow[];
	readonly logs: readonly LogRow[];
	/** Who did it; empty when nobody did. */
	readonly culprit: string;
	/** Services that a right evidence path may pass. */
	readonly path: readonly string[];
}

/** One request in which `fault` happened at a random place that its callers depend on. */
export function madeFailure(system: MadeSystem, fault: Fault, variant: Variant, random: Random): MadeRequest {
	const needed = neededPlaces(system.root).filter((place) => place !== system.root);
	const target = random.pick(needed.filter((place) => fits(place, fault)));
	const odd = placesOf(system.root).find((place) => place.optional && !needed.includes(place));
	const made = playMade(
		system,
		{ fault, oddity: variant === 'noise' ? 'optional-branch' : undefined },
		target,
		odd,
		random,
	);
	const path = pathTo(system.root, target).map((place) => place.service);
	const kept = variant === 'lost-spans' ? lose(made.spans, target.service, random) : made.spans;
	return {
		spans: kept.map((span) =>
			variant === 'no-status' ? unmarked(span) : variant === 'skew' ? skewed(span) : span,
		),
		logs: made.logs,
		culprit: target.service,
		path,
	};
}

/** One request that went well, odd in a way that did no harm. */
export function madeHealthy(system: MadeSystem, oddity: Oddity, random: Random): MadeRequest {
	const odd = random.pick(placesOf(system.root).filter((place) => place !== system.root && !place.store));
	const made = playMade(system, { fault: undefined, oddity }, system.root, odd, random);
	return {
		spans: oddity === 'skew' ? made.spans.map(skewed) : made.spans,
		logs: made.logs,
		culprit: '',
		path: [],
	};
}

/** Places whose failure fails the request. */
function neededPlaces(root: FaultPlace): readonly FaultPlace[] {
	return [root, ...root.calls.filter((call) => !call.optional).flatMap(neededPlaces)];
}

function fits(place: FaultPlace, fault: Fault): boolean {
	return place.store === (fault === 'unreachable-store');
}
